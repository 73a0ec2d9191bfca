/** About as high as what comes. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true" className="mt-4 grid gap-4 lg:grid-cols-2">
      <p className="sr-only">Loading</p>
      <div className="h-20 motion-safe:animate-pulse rounded-lg bg-raised lg:col-span-2" />
      {["new", "all", "messages", "status"].map((card) => (
        <div key={card} className="h-80 motion-safe:animate-pulse rounded-lg bg-raised" />
      ))}
    </div>
  );
}
