import type { TestProject } from "vitest/node";
import { connected } from "../connection.ts";
import { Database } from "../database.ts";
import { startThrowawayPostgres, throwawaySettings } from "../embedded/index.ts";
import { template } from "./test-database.ts";

/** One PostgreSQL for a test run, with a migrated template that each test file's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowawayPostgres(throwawaySettings);
  await connected(postgres.url, (client) => client.query(`create database ${template}`));
  {
    await using migrated = await Database.open({ url: withDatabase(postgres.url, template) });
    await migrated.migrate();
  }
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
