import type { ContactStatus } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { type Change, countChanges } from "./counts.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction } from "./transaction.ts";

const groups = {
  list: { table: "contact_list", members: "contact_list_member", column: "list_id" },
  tag: { table: "tag", members: "contact_tag", column: "tag_id" },
} as const;
type Group = keyof typeof groups;

/**
 * Changes of many contacts of one tenant. Each locks its contacts in the order of their ids, skips the ids that the tenant
 * does not have, carries its counts in the statement that changes the rows, and answers how many contacts it changed.
 */
export class ContactWriter {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  async setStatus(ids: readonly string[], status: ContactStatus): Promise<number> {
    return this.#changed(
      sql`with before as materialized (${this.#locked(ids)} and c.status <> ${status}::contact_status order by c.id for update),
        after as (update contact c set status = ${status}::contact_status, updated_at = clock_timestamp() from before b
          where ${within(this.#tenant, "c")} and c.id = b.id returning c.organization_id, c.status)`,
      [
        { kind: "contact", rows: "before", status: "status", sign: -1 },
        { kind: "contact", rows: "after", status: "status" },
      ],
    );
  }

  /** Puts contacts on a list or gives them a tag; nothing happens for a list or tag that the tenant does not have. */
  async join(group: Group, id: string, contactIds: readonly string[]): Promise<number> {
    const { table, members, column } = groups[group];
    const [into, key] = [sql.ref(members), sql.ref(column)];
    return this.#changed(
      sql`with wanted as materialized (${this.#locked(contactIds)} order by c.id for update),
        gained as (insert into ${into} (organization_id, ${key}, contact_id)
          select g.organization_id, g.id, w.id from wanted w, ${sql.ref(table)} g where ${within(this.#tenant, "g")} and g.id = ${id}::uuid
          on conflict do nothing returning organization_id, ${key}, contact_id),
        after as (${this.#touch("gained")})`,
      [{ kind: group, rows: "gained", key: column }],
    );
  }

  async leave(group: Group, id: string, contactIds: readonly string[]): Promise<number> {
    const { members, column } = groups[group];
    const key = sql.ref(column);
    return this.#changed(
      sql`with wanted as materialized (${this.#locked(contactIds)} order by c.id for update),
        lost as (delete from ${sql.ref(members)} m using wanted w
          where ${within(this.#tenant, "m")} and ${key} = ${id}::uuid and m.contact_id = w.id
          returning m.organization_id, ${key}, m.contact_id),
        after as (${this.#touch("lost")})`,
      [{ kind: group, rows: "lost", key: column, sign: -1 }],
    );
  }

  /** Deletes contacts; each is kept as one document that it can be restored from, its conversations stay where they are. */
  async remove(ids: readonly string[]): Promise<number> {
    return transaction(this.#em, async (db) => {
      await sql`${this.#locked(ids)} order by c.id for update`.execute(db);
      return this.#change(
        db,
        sql`with wanted as materialized (${this.#locked(ids)}),
          lists as (delete from contact_list_member m using wanted w where ${within(this.#tenant, "m")} and m.contact_id = w.id
            returning m.organization_id, m.list_id, m.contact_id),
          tags as (delete from contact_tag m using wanted w where ${within(this.#tenant, "m")} and m.contact_id = w.id
            returning m.organization_id, m.tag_id, m.contact_id),
          activity as (delete from contact_activity m using wanted w where ${within(this.#tenant, "m")} and m.contact_id = w.id
            returning m.organization_id),
          after as (delete from contact c using wanted w where ${within(this.#tenant, "c")} and c.id = w.id returning c.*),
          kept as (insert into contact_tombstone (organization_id, id, phone, document)
            select a.organization_id, a.id, a.phone, jsonb_build_object('name', a.name, 'status', a.status, 'attributes', a.attributes,
              'listIds', (select coalesce(jsonb_agg(l.list_id), '[]') from lists l where l.contact_id = a.id),
              'tagIds', (select coalesce(jsonb_agg(t.tag_id), '[]') from tags t where t.contact_id = a.id)) from after a)`,
        [
          { kind: "contact", rows: "after", status: "status", sign: -1 },
          { kind: "list", rows: "lists", key: "list_id", sign: -1 },
          { kind: "tag", rows: "tags", key: "tag_id", sign: -1 },
          { kind: "activity", rows: "activity", sign: -1 },
        ],
      );
    });
  }

  #locked(ids: readonly string[]): Fragment {
    return sql`select c.organization_id, c.id, c.status from contact c where ${within(this.#tenant, "c")} and c.id = any(${[...ids]}::uuid[])`;
  }

  #touch(rows: string): Fragment {
    return sql`update contact c set updated_at = clock_timestamp() from ${sql.ref(rows)} r
      where ${within(this.#tenant, "c")} and c.id = r.contact_id returning c.id`;
  }

  #changed(statement: Fragment, changes: readonly Change[]): Promise<number> {
    return transaction(this.#em, (db) => this.#change(db, statement, changes));
  }

  /** Runs a statement whose CTE `after` has a row for each contact that it changed. */
  async #change(db: Connection, statement: Fragment, changes: readonly Change[]): Promise<number> {
    const { rows } = await sql<{ changed: number }>`
      ${statement}, counted as (${countChanges(changes)})
      select count(*)::int as changed from after`.execute(db);
    return rows[0]?.changed ?? 0;
  }
}
