import {
  type Contact,
  type Dismissal,
  DomainError,
  type DuplicateGroup,
  type DuplicatePage,
  duplicateReasons,
  type ListDuplicatesQuery,
} from "@roster/domain";
import { decodePosition, encodePosition, storable } from "@roster/domain/cursor";
import type { Database } from "../database.ts";
import { auditRows } from "./audit.sql.ts";
import type { Parts } from "./contact-json.sql.ts";
import { type GroupsRow, groupsStatement } from "./duplicate-groups.sql.ts";
import { placeOf } from "./page-place.ts";
import { sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { transaction } from "./transaction.ts";

/** Contacts of one tenant that may be one person. */
export class DuplicateRepository {
  readonly #db: Database;
  readonly #tenant: Tenant;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
  }

  /** One page of groups with its total. Fails with `invalid_request` on a cursor that is malformed or of another list. */
  async groups(query: ListDuplicatesQuery, parts: Parts): Promise<DuplicatePage> {
    const bound = JSON.stringify(["duplicates", query.contactId ?? null]);
    const position = query.cursor === undefined ? null : decodePosition(query.cursor, bound, storable);
    const statement = groupsStatement(query, { position, parts }, this.#tenant);
    const row = await this.#db.catalogue.completed(this.#tenant, async (read) => {
      const rows = await (read?.<GroupsRow>(statement) ??
        this.#db.reader.rows<GroupsRow>(this.#tenant, statement, { isPlain: true }));
      return rows[0] as GroupsRow;
    });
    const { page, perPage, ...place } = placeOf(row, query, { position, encode: (at) => encodePosition(at, bound) });
    const { total } = row;
    const totals =
      total === null ? {} : { total, totalPages: Math.ceil(total / perPage), totalRelation: "eq" as const };
    return { groups: groupsIn(row), paginationMeta: { page, perPage, ...totals, ...place } };
  }

  /** Remembers that some contacts are different people. Fails with `not_found`. */
  async dismiss(ids: readonly string[]): Promise<Dismissal> {
    return transaction(this.#db.fork(), this.#tenant, async (db) => {
      const { rows: known } = await sql`select from contact c
        where ${within(this.#tenant, "c")} and c.id = any(${[...ids]}::uuid[]) order by c.id for key share`.execute(db);
      if (known.length < ids.length) throw DomainError.notFound("contact");
      const { rows } = await sql<Dismissal>`
        with dismissal as materialized (select uuid7() as id), added as (
          insert into duplicate_dismissal (organization_id, contact_id, other_id, dismissal_id)
          select ${this.#tenant.organizationId}::uuid, a.id, b.id, d.id
          from dismissal d, unnest(${[...ids]}::uuid[]) a(id), unnest(${[...ids]}::uuid[]) b(id) where a.id < b.id
          on conflict do nothing returning contact_id, other_id
        ), ${this.#audited("added", "added")}
        select d.id as "dismissalId", (select count(*)::int from added) as pairs from dismissal d`.execute(db);
      return rows[0] as Dismissal;
    });
  }

  /** Forgets again what a dismissal remembered. Fails with `not_found`. */
  async undismiss(dismissalId: string): Promise<void> {
    await transaction(this.#db.fork(), this.#tenant, async (db) => {
      const { rows } = await sql<{ pairs: number }>`
        with gone as (
          delete from duplicate_dismissal d where ${within(this.#tenant, "d")} and d.dismissal_id = ${dismissalId}::uuid
          returning d.contact_id, d.other_id
        ), ${this.#audited("gone", "removed")}
        select count(*)::int as pairs from gone`.execute(db);
      if (rows[0]?.pairs === 0) throw DomainError.notFound("dismissal");
    });
  }

  /** CTEs that tell of each contact of some pairs which others it is kept apart from. */
  #audited(pairs: string, change: "added" | "removed") {
    const changes = sql`jsonb_build_object('differentFrom', jsonb_build_object(${sql.lit(change)}, e.others))`;
    return sql`touched as (
        select c.id, c.name, jsonb_agg(p.other_id order by p.other_id) as others
        from (select contact_id, other_id from ${sql.ref(pairs)} union all select other_id, contact_id from ${sql.ref(pairs)}) p
          join contact c on ${within(this.#tenant, "c")} and c.id = p.contact_id group by c.id, c.name
      ), audited as (${auditRows({ action: "updated", record: "contact", rows: "touched", name: sql`e.name`, changes }, this.#tenant)})`;
  }
}

function groupsIn({ groups, contacts: text }: GroupsRow): DuplicateGroup[] {
  const contacts = JSON.parse(text) as Contact[];
  return groups.map(({ size, phones, ...isSo }) => {
    const own = contacts.splice(0, size);
    return {
      reasons: duplicateReasons.filter((reason) => isSo[reason]),
      usualPhones: own.map(({ phone }) => phone).filter((phone) => phones.includes(phone)),
      contacts: own,
    };
  });
}
