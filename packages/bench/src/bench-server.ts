import { startEmbeddedPostgres } from "@roster/db/embedded";
import pg from "pg";
import { readBenchEnvironment } from "./env.ts";

/** A PostgreSQL server that holds a database for each size. */
export interface BenchServer extends AsyncDisposable {
  /** Where an embedded server keeps its files; null for a given one. */
  directory: string | null;
  urlOf(database: string): string;
  /** Runs one statement in the maintenance database. */
  administer<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
}

/** The server of DATABASE_URL, else the embedded one of ROSTER_BENCH_DIR; the latter is stopped at the end if it was started here. */
export async function openBenchServer(): Promise<BenchServer> {
  const { databaseUrl, directory } = readBenchEnvironment();
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ directory }) : null;
  const base = databaseUrl ?? embedded?.url ?? "";
  const urlOf = (database: string) => Object.assign(new URL(base), { pathname: `/${database}` }).href;
  return {
    directory: embedded ? directory : null,
    urlOf,
    administer: (text, values) => query(urlOf("postgres"), text, values),
    async [Symbol.asyncDispose]() {
      if (embedded && !embedded.reused) await embedded.stop();
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Settings that the product's connections have, for everything that is compared with them. */
export const productSettings = "-c statement_timeout=30000 -c jit=off -c max_parallel_workers_per_gather=0";
