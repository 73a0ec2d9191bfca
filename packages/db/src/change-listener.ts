import { limits } from "@roster/domain";
import pg from "pg";
import { upkeepRole } from "./database-roles.ts";

/** What a committed transaction of any process wrote, as the triggers tell it. */
export interface ChangeNotice {
  organizationId: string;
  /** An AuditRecord, or `conversation`. */
  kind: string;
  /** Of the records, of conversations those of their contacts; null where they are many. */
  ids: string[] | null;
}

export interface ChangeHandlers {
  heard: (notice: ChangeNotice) => void;
  /** The connection is there, for the first time or again: what was told before was not heard. */
  listening: () => void;
  /** The connection is lost; it is made again. */
  deaf: () => void;
}

const channel = "roster_changes";
const firstWaitMs = 250;
const longestWaitMs = 15_000;
const everyMs = 400;
const noticesAtOnce = 10_000;
const patienceMs = 10_000;

/**
 * Hears what every process writes to this database, on one connection that is made again whenever it is lost, after waits that
 * double. NOTIFY lets one transaction commit at a time, so none that writes does it: triggers leave notices, and whichever process
 * comes first takes all that are there and tells all the others.
 */
export class ChangeListener implements AsyncDisposable {
  readonly #url: string;
  readonly #handlers: ChangeHandlers;
  #client: pg.Client | null = null;
  #waitMs = firstWaitMs;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string, handlers: ChangeHandlers) {
    this.#url = url;
    this.#handlers = handlers;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "roster changes",
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      options: `-c role=${upkeepRole}`,
    });
    this.#client = client;
    // A connection that is lost ends, and is made again then.
    client.on("error", () => {});
    client.once("end", () => this.#lost(client));
    client.on("notification", ({ payload }) => {
      if (payload && this.#client === client) this.#handlers.heard(JSON.parse(payload));
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      return this.#lost(client);
    }
    if (this.#client !== client) return;
    this.#handlers.listening();
    void this.#tell(client);
  }

  /** Tells of what was written. A connection whose other end is gone without a word is found out by it. */
  async #tell(client: pg.Client): Promise<void> {
    try {
      await client.query(tellNotices);
      this.#waitMs = firstWaitMs;
    } catch {
      return this.#lost(client);
    }
    if (this.#client === client) this.#timer = setTimeout(() => void this.#tell(client), everyMs).unref();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearTimeout(this.#timer);
    void client.end().catch(() => {});
    if (this.#isClosed) return;
    this.#handlers.deaf();
    this.#timer = setTimeout(() => void this.#connect(), this.#waitMs).unref();
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs);
  }
}

const tellNotices = `
  with taken as (
    delete from change_notice where ctid = any(array(select ctid from change_notice limit ${noticesAtOnce} for update skip locked))
    returning organization_id, kind, ids
  ), summed as (
    select organization_id, kind, bool_or(ids is null) as is_many, array_agg(distinct one) filter (where one is not null) as ids
    from taken left join lateral unnest(ids) one on true group by 1, 2
  )
  select pg_notify('${channel}', json_build_object('organizationId', organization_id, 'kind', kind,
    'ids', case when not is_many and cardinality(ids) <= ${limits.idsTold} then ids end)::text) from summed`;
