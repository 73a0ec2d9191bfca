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

/** The server of DATABASE_URL, else the embedded one of ROSTER_BENCH_DIR; the last one to use the latter stops it. */
export async function openBenchServer(): Promise<BenchServer> {
  const { databaseUrl, directory } = readBenchEnvironment();
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ directory }) : null;
  const base = databaseUrl ?? embedded?.url ?? "";
  const urlOf = (database: string) => Object.assign(new URL(base), { pathname: `/${database}` }).href;
  const presence = new pg.Client({ connectionString: urlOf("postgres"), keepAlive: true });
  presence.on("error", () => {});
  await presence.connect();
  return {
    directory: embedded ? directory : null,
    urlOf,
    administer: async (text, values) => (await presence.query(text, values)).rows,
    async [Symbol.asyncDispose]() {
      const { rows } = await presence.query(others);
      await presence.end();
      if (embedded && rows[0].n === 0) await embedded.stop();
    },
  };
}

/** Settings that the product's connections have, for everything that is compared with them; row-level security is the product's alone. */
export const productSettings = "-c statement_timeout=30000 -c jit=off -c max_parallel_workers_per_gather=0";

const others =
  "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
