import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@roster/db";
import { limits } from "@roster/domain";
import type { LogEvent } from "../context.ts";

const graceMs = 3_000;
const cancelEveryMs = 200;

interface BackgroundOptions {
  db: Database;
  log: (event: LogEvent) => void;
  /** How long a caller is kept waiting for the end of a job. Proxies give up after a minute. */
  answerWithinMs?: number | undefined;
}

/** Whatever a process does beside answering, so that it can be waited for when the process stops. */
export class Background {
  readonly #db: Database;
  readonly #log: (event: LogEvent) => void;
  readonly #answerWithinMs: number;
  readonly #working = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stopping = new AbortController();

  constructor({ db, log, answerWithinMs = limits.waitSeconds * 1_000 }: BackgroundOptions) {
    this.#db = db;
    this.#log = log;
    this.#answerWithinMs = answerWithinMs;
  }

  /** Aborts when the process stops: what can be resumed later ends between two steps. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Work whose failure is its caller's. */
  run(work: Promise<void>): Promise<void> {
    const working = work.finally(() => this.#working.delete(working));
    working.catch(() => {});
    this.#working.add(working);
    return working;
  }

  /** The same, but waits no longer than a caller would, or than so many seconds; it goes on then. */
  async runForAWhile(
    work: Promise<void>,
    { waitSeconds = limits.waitSeconds }: { waitSeconds?: number } = {},
  ): Promise<void> {
    const patience = new AbortController();
    const enoughMs = Math.min(this.#answerWithinMs, waitSeconds * 1_000);
    const enough = sleep(enoughMs, null, { signal: patience.signal, ref: false }).catch(() => {});
    await Promise.race([this.run(work), enough]).finally(() => patience.abort());
  }

  /** Work that nobody waits for: its failure is logged. */
  start(failure: string, work: Promise<void>): void {
    this.run(
      work.catch((error) => {
        if (!this.stopping.aborted) this.#log({ level: "error", message: failure, error });
      }),
    );
  }

  /** Work that is done now and again, but not while it is still being done. */
  repeat(failure: string, everyMs: number, work: () => Promise<void>): void {
    let isAtWork = false;
    const begin = () => {
      if (isAtWork || this.stopping.aborted) return;
      isAtWork = true;
      this.start(
        failure,
        work().finally(() => {
          isAtWork = false;
        }),
      );
    };
    begin();
    const timer = setInterval(begin, everyMs);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Waits a while for what is being written, then has it cancelled; the next start goes on from there. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearInterval(timer);
    const settled = Promise.allSettled(this.#working).then(() => true);
    const within = (ms: number) => Promise.race([settled, sleep(ms, false, { ref: false })]);
    if (await within(graceMs)) return;
    // Again and again, for a job may be between two statements.
    do await this.#db.cancelWrites().catch(() => {});
    while (!(await within(cancelEveryMs)));
  }
}
