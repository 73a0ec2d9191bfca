import { ApiKeyRepository, type Database, type FoundKey } from "@roster/db";

const keptMs = 5_000;
const keptKeys = 10_000;

/** Looks API keys up, remembering an answer for five seconds: a revoked key works no longer than that. */
export class ApiKeys {
  readonly #db: Database;
  readonly #kept = new Map<string, { found: FoundKey | null; until: number }>();

  constructor(db: Database) {
    this.#db = db;
  }

  async find(key: string): Promise<FoundKey | null> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > Date.now()) return kept.found;
    const repository = new ApiKeyRepository(this.#db.fork());
    const found = await repository.find(key);
    if (this.#kept.size >= keptKeys) this.#kept.clear();
    this.#kept.set(key, { found, until: Date.now() + keptMs });
    if (found) await repository.touch(found.organizationId, found.keyId);
    return found;
  }
}
