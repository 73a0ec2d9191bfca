import { type Database, DirectoryCounts } from "@roster/db";
import type { LogEvent } from "../context.ts";
import type { Background } from "./background.ts";

const everyMs = 1_000;

/** Folds the deltas of counts together once a second, so that reading a total stays as cheap as it is. */
export function keepCounts(
  background: Background,
  { db, log }: { db: Database; log: (event: LogEvent) => void },
): void {
  const counts = new DirectoryCounts(db.fork());
  let compacting: Promise<void> | null = null;
  let hasFailed = false;
  const compact = async () => {
    const error = await counts.compact().then(
      () => null,
      (failure: unknown) => failure,
    );
    if (error && !hasFailed && !background.stopping.aborted)
      log({ level: "error", message: "counts were not compacted", error });
    hasFailed = error !== null;
    compacting = null;
  };
  background.repeat("counts were not compacted", everyMs, async () => {
    if (background.stopping.aborted) return;
    compacting ??= compact();
    await compacting;
  });
}
