const rows = Array.from({ length: 12 }, (_, index) => `row ${index}`);

/** Stands where rows will be. */
export function ContactsSkeleton() {
  return (
    <div className="grid gap-px p-4">
      <p className="sr-only">Loading</p>
      {rows.map((row) => (
        <div key={row} className="h-10 rounded bg-raised motion-safe:animate-pulse" />
      ))}
    </div>
  );
}
