import { createHash } from "node:crypto";
import { DomainError } from "@roster/domain";
import pg from "pg";
import { applicationRole, organizationSetting } from "./database-roles.ts";
import type { Statement } from "./repositories/sql.ts";
import type { Tenant } from "./repositories/tenant.ts";

export interface ReaderOptions {
  url: string;
  /** Connections of each of the two pools. */
  poolSize: number;
  /** How long counting a filter's matches may take, in milliseconds. */
  countBudgetMs: number;
  /** How long a page may take, in milliseconds. */
  statementTimeoutMs: number;
}

/** Runs a statement in the transaction that it belongs to. */
export type Read = <T extends object>(statement: Statement) => Promise<T[]>;

export interface Snapshot extends AsyncDisposable {
  read: Read;
}

/** Requests that may wait for a connection; the next one is turned away, so that a slow database does not pile them up. */
const waitingLimit = 1_000;
const waitMs = 10_000;
const become = `select set_config('${organizationSetting}', $1, false)`;
/** PostgreSQL keeps a named statement for as long as its connection lives. */
const namesLimit = 300;

/**
 * Reads lists, on connections of its own. Plain statements are planned once for each connection and shape, by indexes whatever
 * the tables are like that day; those with filters are planned every time, for what is in them, and cancelled when the count
 * budget is over.
 */
export class Reader {
  readonly #plain: pg.Pool;
  readonly #filtered: pg.Pool;
  readonly #statementTimeoutMs: number;
  readonly #names = new Map<string, string>();
  readonly #serving = new WeakMap<pg.PoolClient, string>();

  constructor({ url, poolSize, countBudgetMs, statementTimeoutMs }: ReaderOptions) {
    const pool = (settings: string) => {
      const made = new pg.Pool({
        connectionString: url,
        max: poolSize,
        application_name: "roster",
        connectionTimeoutMillis: waitMs,
        options: `-c default_transaction_read_only=on -c jit=off -c max_parallel_workers_per_gather=0 -c role=${applicationRole} ${settings}`,
      });
      // An idle connection that the server closes is no failure of any request.
      made.on("error", () => {});
      // Nor is one that is lost between two statements of a snapshot: the next statement fails.
      made.on("connect", (client) => client.on("error", () => {}));
      return made;
    };
    this.#plain = pool(
      `-c statement_timeout=${statementTimeoutMs} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off`,
    );
    this.#filtered = pool(`-c statement_timeout=${countBudgetMs}`);
    this.#statementTimeoutMs = statementTimeoutMs;
  }

  /** `isPlain`: the statement has one good plan whatever its values are, and PostgreSQL may keep it. */
  async rows<T extends object>(
    tenant: Tenant,
    { text, values }: Statement,
    { isPlain }: { isPlain: boolean },
  ): Promise<T[]> {
    const pool = isPlain ? this.#plain : this.#filtered;
    turnAwayFrom(pool);
    const name = isPlain ? this.#nameOf(text) : undefined;
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      await this.#become(client, tenant);
      return (await client.query<T>({ text, values, ...(name ? { name } : {}) })).rows;
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      client.release(isOfStatement(failure) ? undefined : failure);
    }
  }

  /** The rows of a statement that may take longer than the count budget. */
  async patiently<T extends object>(tenant: Tenant, statement: Statement): Promise<T[]> {
    await using transaction = await this.#begin(tenant, "begin");
    return await transaction.read<T>(statement);
  }

  /** Several statements that see the same rows. */
  async inOneSnapshot<T>(tenant: Tenant, work: (read: Read) => Promise<T>): Promise<T> {
    await using snapshot = await this.openSnapshot(tenant);
    return await work(snapshot.read);
  }

  /** A snapshot on a connection of its own, for as long as it is not disposed of. */
  openSnapshot(tenant: Tenant): Promise<Snapshot> {
    return this.#begin(tenant, "begin isolation level repeatable read");
  }

  /** A connection shows the rows of the tenant that it served last: most often it is the same one again. */
  async #become(client: pg.PoolClient, { organizationId }: Tenant): Promise<void> {
    if (this.#serving.get(client) === organizationId) return;
    this.#serving.delete(client);
    await client.query({ name: "become", text: become, values: [organizationId] });
    this.#serving.set(client, organizationId);
  }

  async #begin({ organizationId }: Tenant, begin: string): Promise<Snapshot> {
    turnAwayFrom(this.#filtered);
    const client = await this.#filtered.connect();
    const end = () =>
      client.query("rollback").then(
        () => client.release(),
        (failure: Error) => client.release(failure),
      );
    try {
      await client.query(
        `${begin}; set local statement_timeout = ${this.#statementTimeoutMs}; set local ${organizationSetting} = ${pg.escapeLiteral(organizationId)}`,
      );
    } catch (error) {
      await end();
      throw error;
    }
    return { read: async ({ text, values }) => (await client.query(text, values)).rows, [Symbol.asyncDispose]: end };
  }

  async close(): Promise<void> {
    await Promise.all([this.#plain.end(), this.#filtered.end()]);
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known || this.#names.size >= namesLimit) return known;
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
    this.#names.set(text, name);
    return name;
  }
}

/** A failure that PostgreSQL told, after which the connection is as good as before. */
function isOfStatement(failure: Error | undefined): boolean {
  return failure instanceof pg.DatabaseError && failure.severity === "ERROR";
}

function turnAwayFrom(pool: pg.Pool): void {
  if (pool.waitingCount >= waitingLimit)
    throw new DomainError("unavailable", "The server has too many requests at once; try again in a moment.");
}
