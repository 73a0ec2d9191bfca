import { setTimeout as sleep } from "node:timers/promises";
import { type Database, DirectoryCounts } from "@roster/db";
import type { LogEvent } from "../context.ts";

const everyMs = 1_000;

/** Folds the deltas of counts together once a second, so that reading a total stays as cheap as it is. */
export class CountKeeper {
  readonly #counts: DirectoryCounts;
  readonly #log: (event: LogEvent) => void;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor({ db, log }: { db: Database; log: (event: LogEvent) => void }) {
    this.#counts = new DirectoryCounts(db.fork());
    this.#log = log;
    this.#running = this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let hasFailed = false;
    while (!signal.aborted) {
      const error = await this.#counts.compact().then(
        () => null,
        (failure: unknown) => failure,
      );
      if (error && !hasFailed) this.#log({ level: "error", message: "counts were not compacted", error });
      hasFailed = error !== null;
      await sleep(everyMs, null, { signal, ref: false }).catch(() => {});
    }
  }
}
