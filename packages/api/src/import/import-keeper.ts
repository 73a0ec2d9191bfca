import { setTimeout as sleep } from "node:timers/promises";
import { type Database, ImportRepository, type Tenant, UnfinishedImports } from "@roster/db";
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
  readonly #storing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor({ db, log, answerWithinMs = 20_000 }: ImportKeeperOptions) {
    this.#db = db;
    this.#log = log;
    this.#answerWithinMs = answerWithinMs;
  }

  /** `isAlone`: no other process uses this database, so every upload that is still open has broken off. */
  async start({ isAlone }: { isAlone: boolean }): Promise<void> {
    if (isAlone) await new UnfinishedImports(this.#db.fork()).giveUpReceiving(0);
    this.#sweepInBackground();
    this.#timer = setInterval(() => this.#sweepInBackground(), sweepEveryMs);
    this.#timer.unref();
  }

  /** Stores what is left of a sealed import, or as much as can be before `stop`. Any number of processes may do so at once. */
  store(tenant: Tenant, importId: string): Promise<void> {
    const storing = this.#storeChunks(new ImportRepository(this.#db.fork(), tenant), importId);
    this.#storing.add(storing);
    return storing.finally(() => this.#storing.delete(storing));
  }

  /** The same, but waits no longer than a caller would. */
  async storeForAWhile(tenant: Tenant, importId: string): Promise<void> {
    const patience = new AbortController();
    const enough = sleep(this.#answerWithinMs, null, { signal: patience.signal, ref: false }).catch(() => {});
    await Promise.race([this.store(tenant, importId), enough]).finally(() => patience.abort());
  }

  /** Waits a while for the chunks that are being stored, then has them cancelled; the next start goes on from there. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    const settled = Promise.allSettled(this.#storing).then(() => true);
    const within = (ms: number) => Promise.race([settled, sleep(ms, false, { ref: false })]);
    if (await within(graceMs)) return;
    // Again and again, for a chunk may be between two statements.
    do await this.#db.cancelWrites().catch(() => {});
    while (!(await within(cancelEveryMs)));
  }

  async #storeChunks(imports: ImportRepository, importId: string): Promise<void> {
    while (!this.#isStopping && (await imports.storeChunk(importId, rowsPerChunk)));
  }

  #sweepInBackground(): void {
    const sweeping = this.#sweep()
      .catch((error) => {
        if (!this.#isStopping) this.#log({ level: "error", message: "imports were not swept", error });
      })
      .finally(() => this.#storing.delete(sweeping));
    this.#storing.add(sweeping);
  }

  async #sweep(): Promise<void> {
    const unfinished = new UnfinishedImports(this.#db.fork());
    await unfinished.giveUpReceiving(idleUploadMs);
    for (const { importId, ...tenant } of await unfinished.running())
      await this.#storeChunks(new ImportRepository(this.#db.fork(), tenant), importId);
  }
}
