import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { connected } from "../connection.ts";
import { Database, type EntityManager, openAsOwner } from "../database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** The migrated database that every test database is a copy of. */
export const template = "roster_template";

export interface TestDatabase extends AsyncDisposable {
  url: string;
  db: Database;
  /** Sees and may do everything, whatever row-level security says. */
  owner: EntityManager;
}

/** A database of the caller's own, with every table and no row. `await using` drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const administer = (statement: string) => connected(inject("postgresUrl"), (client) => client.query(statement));
  await administer(`create database ${name} template ${template}`);
  const url = Object.assign(new URL(inject("postgresUrl")), { pathname: `/${name}` }).href;
  const db = await Database.open({ url });
  const owner = await openAsOwner(url);
  return {
    url,
    db,
    owner: owner.em.fork(),
    async [Symbol.asyncDispose]() {
      await db.close();
      await owner.close(true);
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}
