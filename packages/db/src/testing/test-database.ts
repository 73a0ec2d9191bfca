import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { Database } from "../database.ts";

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
}

/** A database of the caller's own, with every table and no row. `await using` drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = await Database.open({ url: inject("postgresUrl"), poolSize: 1 });
  await admin.fork().execute(`create database ${name} template ${template}`);
  const url = Object.assign(new URL(inject("postgresUrl")), { pathname: `/${name}` }).href;
  const db = await Database.open({ url });
  return {
    url,
    db,
    async [Symbol.asyncDispose]() {
      await db.close();
      await admin.fork().execute(`drop database if exists ${name} with (force)`);
      await admin.close();
    },
  };
}
