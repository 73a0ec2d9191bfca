import { type Database, ImportRepository, type Tenant, tidyContacts, UnfinishedImports } from "@roster/db";
import type { Background } from "./background.ts";

const rowsPerChunk = 20_000;
const sweepEveryMs = 60_000;
const idleUploadMs = 60 * 60_000;

/** Stores imports, those that a stopped server left behind too, and forgets broken uploads. */
export class ImportKeeper {
  readonly #db: Database;
  readonly #background: Background;

  constructor(db: Database, background: Background) {
    this.#db = db;
    this.#background = background;
  }

  /** `isAlone`: no other process uses this database, so every upload that is still open has broken off. */
  async start({ isAlone }: { isAlone: boolean }): Promise<void> {
    if (isAlone) await new UnfinishedImports(this.#db.fork()).giveUpReceiving(0);
    this.#background.repeat("imports were not swept", sweepEveryMs, () => this.#sweep());
  }

  /** Stores what is left of a sealed import, or as much as can be before the process stops. Any number of processes may do so at once. */
  store(tenant: Tenant, importId: string): Promise<void> {
    return this.#background.run(this.#storeChunks(tenant, importId));
  }

  /** The same, but waits no longer than a caller would. */
  storeForAWhile(tenant: Tenant, importId: string): Promise<void> {
    return this.#background.runForAWhile(this.#storeChunks(tenant, importId));
  }

  async #storeChunks(tenant: Tenant, importId: string): Promise<void> {
    const imports = new ImportRepository(this.#db.fork(), tenant);
    let chunks = 0;
    while (!this.#background.stopping.aborted && (await imports.storeChunk(importId, rowsPerChunk))) chunks += 1;
    if (chunks > 1) this.#background.start("contacts were not tidied", this.#tidy(chunks * rowsPerChunk));
  }

  async #tidy(imported: number): Promise<void> {
    const { stopping } = this.#background;
    if (!stopping.aborted) await tidyContacts(this.#db, imported, stopping);
  }

  async #sweep(): Promise<void> {
    const unfinished = new UnfinishedImports(this.#db.fork());
    await unfinished.giveUpReceiving(idleUploadMs);
    for (const { importId, ...tenant } of await unfinished.running()) await this.#storeChunks(tenant, importId);
  }
}
