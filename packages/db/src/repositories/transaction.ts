import type { Kysely } from "kysely";
import type { EntityManager } from "../database.ts";
import { organizationSetting, upkeepRole } from "../database-roles.ts";
import { type Fragment, sql } from "./sql.ts";
import { everyTenant, type Scope } from "./tenant.ts";

// biome-ignore lint/suspicious/noExplicitAny: statements are raw SQL, no table type is used
export type Connection = Kysely<any>;

const attempts = 5;
// Deadlock, serialization failure, and a contact, list or tag that was deleted under a statement that refers to it.
const lostRaces = ["40P01", "40001", "23503"];

/** Where writes go: a transaction of their own, or one that is open already. */
export type Writing = EntityManager | Connection;

/**
 * Runs writes in one transaction, and again from its beginning when it lost a race against another writer. It may take
 * its time: the statement timeout guards readers. Within a transaction that is open already they are a part of it, and of its scope.
 */
export async function transaction<T>(writing: Writing, scope: Scope, work: (db: Connection) => Promise<T>): Promise<T> {
  return "getKysely" in writing ? ownTransaction(writing, scope, work) : work(writing);
}

/** One statement, in a transaction of its own. */
export async function run<T>(
  writing: Writing,
  scope: Scope,
  statement: Fragment<T>,
): Promise<{ rows: T[]; numAffectedRows?: bigint }> {
  return transaction(writing, scope, (db) => statement.execute(db));
}

async function ownTransaction<T>(em: EntityManager, scope: Scope, work: (db: Connection) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await em
        .getKysely<never>()
        .transaction()
        .execute(async (db) => {
          await begin(scope).execute(db);
          return work(db as unknown as Connection);
        });
    } catch (error) {
      if (attempt === attempts || !lostRaces.includes((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

function begin(scope: Scope): Fragment {
  const [name, value] = scope === everyTenant ? ["role", upkeepRole] : [organizationSetting, scope.organizationId];
  return sql`select set_config('statement_timeout', '0', true), set_config(${name}, ${value}, true)`;
}
