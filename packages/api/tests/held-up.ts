import pg from "pg";
import type { TestApi } from "../src/testing/index.ts";

/** Keeps rows locked by a statement that is never committed, until it is disposed of: whoever needs them must wait. */
export async function heldUp(api: TestApi, statement: string, values: unknown[] = []): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: api.databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query(statement, values);
  return {
    async [Symbol.asyncDispose]() {
      await client.query("rollback");
      await client.end();
    },
  };
}
