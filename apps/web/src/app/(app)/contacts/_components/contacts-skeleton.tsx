const rows = Array.from({ length: 12 }, (_, index) => `row ${index}`);

export function ContactsSkeleton() {
  return (
    <div aria-busy="true" className="p-4">
      <h1 className="text-base font-semibold">Contacts</h1>
      <p className="sr-only">Loading</p>
      <div className="mt-16 grid gap-px">
        {rows.map((row) => (
          <div key={row} className="h-10 motion-safe:animate-pulse rounded bg-raised" />
        ))}
      </div>
    </div>
  );
}
