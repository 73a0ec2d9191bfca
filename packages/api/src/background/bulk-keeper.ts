import { BulkRepository, type Database, type Tenant, unfinishedBulkJobs } from "@roster/db";
import type { Background } from "./background.ts";

const contactsPerChunk = 5_000;
const sweepEveryMs = 60_000;

/** Carries bulk changes out, those that a stopped server left behind too. */
export class BulkKeeper {
  readonly #db: Database;
  readonly #background: Background;

  constructor(db: Database, background: Background) {
    this.#db = db;
    this.#background = background;
  }

  start(): void {
    this.#background.repeat("bulk changes were not swept", sweepEveryMs, () => this.#sweep());
  }

  /** Changes what is left to change, and waits for the end no longer than a caller would, or than so many seconds. */
  runForAWhile(tenant: Tenant, bulkId: string, { waitSeconds }: { waitSeconds: number }): Promise<void> {
    return this.#background.runForAWhile(this.#changeChunks(tenant, bulkId), { waitSeconds });
  }

  async #changeChunks(tenant: Tenant, bulkId: string): Promise<void> {
    const bulk = new BulkRepository(this.#db.fork(), tenant);
    while (!this.#background.stopping.aborted && (await bulk.changeChunk(bulkId, contactsPerChunk)));
  }

  async #sweep(): Promise<void> {
    for (const { bulkId, ...tenant } of await unfinishedBulkJobs(this.#db.fork()))
      await this.#changeChunks(tenant, bulkId);
  }
}
