import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Job, Report } from "./load-process.ts";
import type { LoadResult } from "./tally.ts";

/** The other process, from this side. */
export class LoadGenerator implements Disposable {
  readonly #child: ChildProcess = fork(fileURLToPath(import.meta.resolve("./load-process.ts")));

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Runs one load; `started` is called when its warm-up is over, and what it gives is there with the result. */
  async run<T>(job: Job, started: () => Promise<T>): Promise<{ all: LoadResult; reads: LoadResult; begun: T | null }> {
    let begun: Promise<T> | null = null;
    const done = new Promise<Extract<Report, { kind: "done" }>>((resolve, reject) => {
      const receive = (report: Report) => {
        if (report.kind === "started") {
          begun = started();
          return;
        }
        this.#child.off("message", receive);
        if (report.kind === "done") resolve(report);
        else reject(new Error(report.message));
      };
      this.#child.on("message", receive);
      this.#child.once("exit", () => reject(new Error("the load generator ended")));
    });
    this.#child.send(job);
    const { all, reads } = await done;
    this.#child.removeAllListeners("exit");
    return { all, reads, begun: await begun };
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
