import { setTimeout as sleep } from "node:timers/promises";
import { type Database, ImportRepository, type Tenant, tidyContacts, UnfinishedImports } from "@roster/db";
import type { LogEvent } from "../context.ts";

const rowsPerChunk = 20_000;
const sweepEveryMs = 60_000;
const idleUploadMs = 60 * 60_000;
const graceMs = 3_000;
const cancelEveryMs = 200;

interface ImportKeeperOptions {
  db: Database;
  log: (event: LogEvent) => void;
  /** How long a caller is kept waiting for the end of an import. Proxies give up after a minute. */
  answerWithinMs?: number;
}

/** Stores imports in the background of a process, those that a stopped server left behind too, and forgets broken uploads. */
export class ImportKeeper {
  readonly #db: Database;
  readonly #log: (event: LogEvent) => void;
  readonly #answerWithinMs: number;
  readonly #working = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  readonly #stopping = new AbortController();

  constructor({ db, log, answerWithinMs = 20_000 }: ImportKeeperOptions) {
    this.#db = db;
    this.#log = log;
    this.#answerWithinMs = answerWithinMs;
  }

  /** `isAlone`: no other process uses this database, so every upload that is still open has broken off. */
  async start({ isAlone }: { isAlone: boolean }): Promise<void> {
    if (isAlone) await new UnfinishedImports(this.#db.fork()).giveUpReceiving(0);
    this.#inBackground("imports were not swept", this.#sweep());
    this.#timer = setInterval(() => this.#inBackground("imports were not swept", this.#sweep()), sweepEveryMs);
    this.#timer.unref();
  }

  /** Stores what is left of a sealed import, or as much as can be before `stop`. Any number of processes may do so at once. */
  store(tenant: Tenant, importId: string): Promise<void> {
    const storing = this.#storeChunks(new ImportRepository(this.#db.fork(), tenant), importId);
    this.#working.add(storing);
    return storing.finally(() => this.#working.delete(storing));
  }

  /** The same, but waits no longer than a caller would. */
  async storeForAWhile(tenant: Tenant, importId: string): Promise<void> {
    const patience = new AbortController();
    const enough = sleep(this.#answerWithinMs, null, { signal: patience.signal, ref: false }).catch(() => {});
    await Promise.race([this.store(tenant, importId), enough]).finally(() => patience.abort());
  }

  /** Waits a while for the chunks that are being stored, then has them cancelled; the next start goes on from there. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#timer);
    const settled = Promise.allSettled(this.#working).then(() => true);
    const within = (ms: number) => Promise.race([settled, sleep(ms, false, { ref: false })]);
    if (await within(graceMs)) return;
    // Again and again, for a chunk may be between two statements.
    do await this.#db.cancelWrites().catch(() => {});
    while (!(await within(cancelEveryMs)));
  }

  async #storeChunks(imports: ImportRepository, importId: string): Promise<void> {
    let chunks = 0;
    while (!this.#stopping.signal.aborted && (await imports.storeChunk(importId, rowsPerChunk))) chunks += 1;
    if (chunks > 1) this.#inBackground("contacts were not tidied", this.#tidy(chunks * rowsPerChunk));
  }

  async #tidy(imported: number): Promise<void> {
    const { signal } = this.#stopping;
    if (!signal.aborted) await tidyContacts(this.#db.fork(), imported, signal);
  }

  #inBackground(failure: string, work: Promise<void>): void {
    const working = work
      .catch((error) => {
        if (!this.#stopping.signal.aborted) this.#log({ level: "error", message: failure, error });
      })
      .finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  async #sweep(): Promise<void> {
    const unfinished = new UnfinishedImports(this.#db.fork());
    await unfinished.giveUpReceiving(idleUploadMs);
    for (const { importId, ...tenant } of await unfinished.running())
      await this.#storeChunks(new ImportRepository(this.#db.fork(), tenant), importId);
  }
}
