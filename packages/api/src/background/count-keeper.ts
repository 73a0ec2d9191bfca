import { type Database, DirectoryCounts } from "@roster/db";
import type { LogEvent } from "../context.ts";
import type { Background } from "./background.ts";

const everyMs = 1_000;
const failure = "counts were not compacted";

/** Folds the deltas of counts together once a second, so that reading a total stays as cheap as it is. Of failures in a row the first is told. */
export function keepCounts(
  background: Background,
  { db, log }: { db: Database; log: (event: LogEvent) => void },
): void {
  const counts = new DirectoryCounts(db.fork());
  let hasFailed = false;
  background.repeat(failure, everyMs, async () => {
    const error = await counts.compact().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error && !hasFailed && !background.stopping.aborted) log({ level: "error", message: failure, error });
    hasFailed = error !== null;
  });
}
