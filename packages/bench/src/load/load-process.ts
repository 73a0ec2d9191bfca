import { type HttpJob, httpLoad } from "./http-load.ts";
import type { LoadResult } from "./tally.ts";
import { type WireJob, wireLoad } from "./wire-load.ts";

/** The load generator is a process of its own, so that its CPU is nobody else's: jobs come and results go as messages. */
export type Job = HttpJob | WireJob;
export type Report =
  | { kind: "started" }
  | { kind: "done"; all: LoadResult; reads: LoadResult }
  | { kind: "failed"; message: string };

process.on("message", async (job: Job) => {
  const report = (message: Report) => process.send?.(message);
  const started = () => report({ kind: "started" });
  try {
    report({ kind: "done", ...(job.kind === "http" ? await httpLoad(job, started) : await wireLoad(job, started)) });
  } catch (error) {
    report({ kind: "failed", message: (error as Error).message });
  }
});
