import type { AuditEvent, ListAuditQuery } from "@roster/domain";
import type { Database } from "../database.ts";
import { type AuditedRecord, audit } from "./audit.sql.ts";
import { canBeUndone } from "./bulk-undo.ts";
import { type DirectoryPage, directoryPage } from "./directory-page.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { transaction } from "./transaction.ts";

const eventJson = jsonObject({
  uniqueId: sql`r.id`,
  createdAt: sql`iso(r.created_at)`,
  action: sql`r.action`,
  actor: jsonObject({
    kind: sql`r.actor_kind`,
    uniqueId: sql`r.actor_id`,
    name: sql`r.actor_name`,
    sessionId: sql`r.session_id`,
    address: sql`r.address`,
  }),
  record: jsonObject({ kind: sql`r.record_kind`, uniqueId: sql`r.record_id`, name: sql`r.record_name` }),
  changes: sql`r.changes`,
  requestId: sql`r.request_id`,
  canBeUndone,
});

/** What was done in one tenant, and by whom. Whatever changes something adds its own event to its own transaction. */
export class AuditRepository {
  readonly #db: Database;
  readonly #tenant: Tenant;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
  }

  /** Events, newest first. */
  events(query: ListAuditQuery): Promise<DirectoryPage<AuditEvent>> {
    const { actions, recordKinds, recordId, actorId, from, to } = query;
    const conditions: [unknown, Fragment<boolean>][] = [
      [actions, sql<boolean>`r.action = any(${actions}::text[])`],
      [recordKinds, sql<boolean>`r.record_kind = any(${recordKinds}::text[])`],
      [recordId, sql<boolean>`r.record_id = ${recordId}::uuid`],
      [actorId, sql<boolean>`r.actor_id = ${actorId}::uuid`],
      [from, sql<boolean>`r.id >= uuid7_floor(${from}::timestamptz)`],
      [to, sql<boolean>`r.id < uuid7_floor(${to}::timestamptz)`],
    ];
    const given = conditions.filter(([value]) => value !== undefined);
    return directoryPage<AuditEvent>(
      (statement) => this.#db.reader.rows(this.#tenant, statement, { isPlain: false }),
      {
        bound: ["audit", JSON.stringify([actions, recordKinds, recordId, actorId, from, to])],
        from: sql`audit_event r`,
        where: [within(this.#tenant, "r"), ...given.map(([, condition]) => condition)],
        json: eventJson,
        key: null,
      },
      query,
    );
  }

  /** Adds an event about what changes nothing, and so has no transaction of its own. */
  async add(event: AuditedRecord): Promise<void> {
    await transaction(this.#db.fork(), this.#tenant, (db) => audit(db, this.#tenant, event));
  }
}
