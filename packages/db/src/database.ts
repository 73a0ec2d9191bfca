import { randomUUID } from "node:crypto";
import { Migrator } from "@mikro-orm/migrations";
import { MikroORM, type SqlEntityManager } from "@mikro-orm/postgresql";
import type pg from "pg";
import { Catalogue } from "./catalogue.ts";
import { type ChangeHandlers, ChangeListener } from "./change-listener.ts";
import { connected } from "./connection.ts";
import { applicationRole, migrateAsOwner } from "./database-roles.ts";
import { entities } from "./entities/index.ts";
import { migrations } from "./migrations/index.ts";
import { Reader } from "./reader.ts";

export type EntityManager = SqlEntityManager;

export interface DatabaseOptions {
  url: string;
  /** The user that owns the tables and migrates them; without it that of `url`. */
  ownerUrl?: string | undefined;
  /** Connections for lists, for lists with filters, and for everything else each. */
  poolSize?: number | undefined;
  /** A statement that runs longer is cancelled by PostgreSQL, in milliseconds. */
  statementTimeoutMs?: number | undefined;
  /** How long counting the matches of a filter may take before an estimate is given, in milliseconds. */
  countBudgetMs?: number | undefined;
}

/** The connections and the entity manager of a process. Close it by `await using` or `close()`. */
export class Database implements AsyncDisposable {
  readonly orm: MikroORM;
  /** Lists are read here, writes and everything else go through the entity manager. */
  readonly reader: Reader;
  readonly catalogue: Catalogue;

  readonly #urls: { url: string; ownerUrl: string };
  readonly #writerName: string;

  private constructor(
    orm: MikroORM,
    reader: Reader,
    { writerName, ...urls }: { writerName: string; url: string; ownerUrl: string },
  ) {
    this.orm = orm;
    this.#urls = urls;
    this.#writerName = writerName;
    this.reader = reader;
    this.catalogue = new Catalogue(reader);
  }

  /** Does not connect yet: the first statement does, and its failure says so. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { url, ownerUrl = url, poolSize = 10, statementTimeoutMs = 30_000, countBudgetMs = 1_000 } = options;
    // Tells this process's connections from those of others on the same database.
    const writerName = `roster ${randomUUID()}`;
    const orm = await initialize(url, {
      poolSize,
      name: writerName,
      settings: `-c statement_timeout=${statementTimeoutMs} -c jit=off -c max_parallel_workers_per_gather=0 -c role=${applicationRole}`,
    });
    const reader = new Reader({ url, poolSize, countBudgetMs, statementTimeoutMs });
    return new Database(orm, reader, { writerName, url, ownerUrl });
  }

  /** An entity manager of its own for one procedure. */
  fork(): EntityManager {
    return this.orm.em.fork();
  }

  async migrate(): Promise<void> {
    await using owner = await openAsOwner(this.#urls.ownerUrl);
    await requirePostgres15(owner.em);
    await migrateAsOwner(this.#urls, async () => void (await owner.migrator.up()));
  }

  /** Lends a connection of the tables' owner, for what nobody else may do with them. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return connected(this.#urls.ownerUrl, work);
  }

  /** Hears what every process writes, until it is closed. One connection, outside of every pool. */
  listen(handlers: ChangeHandlers): ChangeListener {
    return new ChangeListener(this.#urls.url, handlers);
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.fork().execute("select 1");
  }

  /** Has PostgreSQL cancel what this process is writing at the moment. */
  async cancelWrites(): Promise<void> {
    // As the user that these connections belong to, whatever role they have taken.
    await connected(this.#urls.url, (client) =>
      client.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
        where application_name = $1 and state = 'active' and datname = current_database()`,
        [this.#writerName],
      ),
    );
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.orm.close(true);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The ORM as the owner of the tables, whom row-level security does not bind: for migrations, and for tests that look at everything. */
export function openAsOwner(url: string): Promise<MikroORM> {
  return initialize(url, { poolSize: 5, name: "roster owner", settings: "" });
}

function initialize(
  clientUrl: string,
  { poolSize, name, settings }: { poolSize: number; name: string; settings: string },
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl,
    entities,
    extensions: [Migrator],
    baseDir: import.meta.dirname,
    pool: { min: 0, max: poolSize },
    driverOptions: { application_name: name, options: settings },
    migrations: { migrationsList: migrations, snapshot: false, tableName: "migration", silent: true },
    schemaGenerator: { ignoreRoutines: true },
    debug: false,
  });
}

async function requirePostgres15(em: EntityManager): Promise<void> {
  const [server] = await em.execute<{ server_version_num: string; server_encoding: string }[]>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_encoding') as server_encoding",
  );
  if (Number(server?.server_version_num) < 150_000) throw new Error("Roster needs PostgreSQL 15 or newer.");
  if (server?.server_encoding !== "UTF8") throw new Error("Roster needs a database whose encoding is UTF8.");
}
