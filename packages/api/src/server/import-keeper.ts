import { type Database, ImportRepository, UnfinishedImports } from "@roster/db";
import type { Services } from "../context.ts";
import { storeImport } from "../import/import-file.ts";

const sweepEveryMs = 60_000;
const idleUploadMs = 60 * 60_000;

/** Finishes the imports that a stopped server left sealed, and forgets uploads that broke off. */
export class ImportKeeper {
  readonly #db: Database;
  readonly #log: Services["log"];
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor({ db, log }: Services) {
    this.#db = db;
    this.#log = log;
  }

  /** `isAlone`: no other process uses this database, so every upload that is still open has broken off. */
  async start({ isAlone }: { isAlone: boolean }): Promise<void> {
    if (isAlone) await new UnfinishedImports(this.#db.fork()).giveUpReceiving(0);
    this.#schedule();
    this.#timer = setInterval(() => this.#schedule(), sweepEveryMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
  }

  #schedule(): void {
    this.#work = this.#work
      .then(() => this.#sweep())
      .catch((error) => this.#log({ level: "error", message: "imports were not swept", error }));
  }

  async #sweep(): Promise<void> {
    const unfinished = new UnfinishedImports(this.#db.fork());
    await unfinished.giveUpReceiving(idleUploadMs);
    for (const { importId, ...tenant } of await unfinished.running()) {
      await storeImport(new ImportRepository(this.#db.fork(), tenant), importId);
    }
  }
}
