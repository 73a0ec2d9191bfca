import {
  type AuditAction,
  type AuditChange,
  attributesProblem,
  type Contact,
  type ContactStatus,
  DomainError,
  type ErrorCode,
  type Json,
  limits,
} from "@roster/domain";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { restoring } from "./contact-restore.sql.ts";
import { nextVersion } from "./contact-version.sql.ts";
import { type Change, countChanges } from "./counts.sql.ts";
import { mergePatch } from "./merge-patch.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction, type Writing } from "./transaction.ts";

/** Where lists and tags are, and who has them. */
export const groupTables = {
  list: { table: "contact_list", members: "contact_list_member", column: "list_id" },
  tag: { table: "tag", members: "contact_tag", column: "tag_id" },
} as const;
export type Group = keyof typeof groupTables;
export const groupKinds = Object.keys(groupTables) as Group[];

/** The lists and tags of a contact, where they are to be other ones. */
export type GroupIds = { [G in Group as `${G}Ids`]?: readonly string[] | undefined };

/** A contact that is complete: its phone is E.164 already. */
export interface PreparedContact extends Required<GroupIds> {
  name: string;
  phone: string;
  status: ContactStatus;
  attributes: Record<string, Json>;
}

/** What of a contact there may be a choice about; lists and tags apart. */
export type ContactFields = Pick<Contact, "name" | "phone" | "status" | "attributes">;

/** Why one of many contacts was left as it is. */
export interface ContactFailure {
  id: string;
  code: ErrorCode | "changed_since";
  detail: string;
}

/** The ids of the contacts that were changed, and those that were left as they are although they were not meant to. */
export interface ChangedOrFailed {
  changed: string[];
  failures: ContactFailure[];
}

export type CreatedOrTaken = { id: string } | { existingId: string };

/**
 * Writes contacts of one tenant. Each method locks its contacts in the order of their ids, skips the ids that the tenant
 * does not have, and carries its counts in the statement that changes the rows; those for many answer the ids that they changed.
 */
export class ContactWriter {
  readonly #writing: Writing;
  readonly #tenant: Tenant;

  constructor(writing: Writing, tenant: Tenant) {
    this.#writing = writing;
    this.#tenant = tenant;
  }

  /** Stores new contacts, and answers in their order what became of each: a phone that is taken already leaves what has it as it is. */
  async create(contacts: readonly PreparedContact[]): Promise<CreatedOrTaken[]> {
    const rows = contacts.map(({ name, phone, status, attributes }, n) => ({ n, name, phone, status, attributes }));
    return transaction(this.#writing, this.#tenant, async (db) => {
      const { rows: added } = await sql<{ n: number; id: string }>`
        with given as (select distinct on (phone) * from json_to_recordset(${JSON.stringify(rows)}::json)
            as r(n int, name text, phone text, status contact_status, attributes jsonb) order by phone, n),
          added as (insert into contact (organization_id, name, phone, status, attributes)
            select ${this.#tenant.organizationId}::uuid, g.name, g.phone, g.status, g.attributes from given g order by g.phone
            on conflict (organization_id, phone) do nothing returning organization_id, id, name, phone, status),
          counted as (${countChanges([{ kind: "contact", rows: "added", status: "status" }])}),
          audited as (${this.#audited("created", "added")})
        select g.n, a.id from added a join given g on g.phone = a.phone`.execute(db);
      const ids = new Map(added.map(({ n, id }) => [n, id]));
      for (const group of groupKinds)
        await this.#addMembers(
          db,
          group,
          added.flatMap(({ n, id }) => (contacts[n]?.[`${group}Ids`] ?? []).map((groupId) => [groupId, id] as const)),
        );
      const taken = await this.#idsByPhone(
        db,
        contacts.filter((_, n) => !ids.has(n)).map(({ phone }) => phone),
      );
      return contacts.map(({ phone }, n) => {
        const id = ids.get(n);
        return id === undefined ? { existingId: taken.get(phone) ?? "" } : { id };
      });
    });
  }

  /**
   * Changes one contact to what `change` makes of it, and its lists and tags where they are given; nothing is written where
   * nothing differs, and nothing `beside` its fields is to be told. Fails with `not_found`, with `precondition_failed` when it
   * changed since `expectedUpdatedAt`, with `phone_taken` when another contact has the phone.
   */
  async change(
    id: string,
    expectedUpdatedAt: string | undefined,
    change: (fields: ContactFields) => ContactFields & GroupIds,
    beside: Record<string, AuditChange> = {},
  ): Promise<void> {
    await transaction(this.#writing, this.#tenant, async (db) => {
      const before = await this.#lockOne(db, id, expectedUpdatedAt);
      const { listIds, tagIds, ...after } = change(before);
      const changes = {
        ...differences({ ...before }, { ...after }),
        ...(await this.#setGroups(db, id, { listIds, tagIds })),
        ...beside,
      };
      if (Object.keys(changes).length === 0) return;
      await this.#store(db, id, { before, after });
      await audit(db, this.#tenant, { action: "updated", record: "contact", id, name: after.name, changes });
    });
  }

  async setStatus(ids: readonly string[], status: ContactStatus): Promise<string[]> {
    return this.#changed(
      sql`with before as materialized (${this.#locked(ids)} and c.status <> ${status}::contact_status order by c.id for update),
        after as (update contact c set status = ${status}::contact_status, updated_at = ${nextVersion} from before b
          where ${within(this.#tenant, "c")} and c.id = b.id returning c.organization_id, c.id, c.name, c.status, b.status as was),
        audited as (${this.#audited("updated", "after", changed("status", { from: sql`e.was`, to: sql`e.status` }))})`,
      [
        { kind: "contact", rows: "before", status: "status", sign: -1 },
        { kind: "contact", rows: "after", status: "status" },
      ],
    );
  }

  /** Merges a patch into the attributes of each contact (RFC 7396); one that would break a limit is left as it is. */
  async mergeAttributes(ids: readonly string[], patch: Record<string, Json>): Promise<ChangedOrFailed> {
    return this.changeAttributes(ids, (attributes) => mergePatch(attributes, patch));
  }

  /** Makes of the attributes of each contact what `change` does; one that would break a limit is left as it is. */
  async changeAttributes(
    ids: readonly string[],
    change: (attributes: Record<string, Json>, id: string) => Record<string, Json>,
  ): Promise<ChangedOrFailed> {
    return transaction(this.#writing, this.#tenant, async (db) => {
      const { rows } = await sql<{ id: string; attributes: Record<string, Json> }>`
        select c.id, c.attributes from contact c where ${this.#among(ids)} order by c.id for update`.execute(db);
      const failures: ContactFailure[] = [];
      const merged: { id: string; attributes: Record<string, Json>; changes: Record<string, AuditChange> }[] = [];
      for (const { id, attributes } of rows) {
        const after = change(attributes, id);
        const problem = attributesProblem(after);
        if (problem) failures.push({ id, code: "unprocessable", detail: `attributes ${problem}` });
        else merged.push({ id, attributes: after, changes: differences({ attributes }, { attributes: after }) });
      }
      const { rows: changed } = await sql<{ id: string }>`
        with after as (update contact c set attributes = r.attributes, updated_at = ${nextVersion}
          from json_to_recordset(${JSON.stringify(merged)}::json) as r(id uuid, attributes jsonb, changes jsonb)
          where ${within(this.#tenant, "c")} and c.id = r.id and c.attributes <> r.attributes returning c.id, c.name, r.changes),
          audited as (${this.#audited("updated", "after", sql`e.changes`)})
        select id from after`.execute(db);
      return { changed: changed.map(({ id }) => id), failures };
    });
  }

  /** Puts contacts on a list or gives them a tag; nothing happens for a list or tag that the tenant does not have. */
  async join(group: Group, id: string, contactIds: readonly string[]): Promise<string[]> {
    const { table, members, column } = groupTables[group];
    const [into, key] = [sql.ref(members), sql.ref(column)];
    return this.#changed(
      sql`with wanted as materialized (${this.#locked(contactIds)} order by c.id for update),
        gained as (insert into ${into} (organization_id, ${key}, contact_id)
          select g.organization_id, g.id, w.id from wanted w, ${sql.ref(table)} g where ${within(this.#tenant, "g")} and g.id = ${id}::uuid
          on conflict do nothing returning organization_id, ${key}, contact_id),
        after as (${this.#touch("gained")}),
        audited as (${this.#audited("updated", "after", changed(`${group}Ids`, { added: sql`array[${id}::uuid]` }))})`,
      [{ kind: group, rows: "gained", key: column }],
    );
  }

  async leave(group: Group, id: string, contactIds: readonly string[]): Promise<string[]> {
    const { members, column } = groupTables[group];
    const key = sql.ref(column);
    return this.#changed(
      sql`with wanted as materialized (${this.#locked(contactIds)} order by c.id for update),
        lost as (delete from ${sql.ref(members)} m using wanted w
          where ${within(this.#tenant, "m")} and ${key} = ${id}::uuid and m.contact_id = w.id
          returning m.organization_id, ${key}, m.contact_id),
        after as (${this.#touch("lost")}),
        audited as (${this.#audited("updated", "after", changed(`${group}Ids`, { removed: sql`array[${id}::uuid]` }))})`,
      [{ kind: group, rows: "lost", key: column, sign: -1 }],
    );
  }

  /**
   * Deletes contacts; each is kept as one document that it can be restored from, its conversations stay where they are.
   * `beside` is told of each.
   */
  async remove(ids: readonly string[], beside: Record<string, AuditChange> = {}): Promise<string[]> {
    return transaction(this.#writing, this.#tenant, async (db) => {
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
              'tagIds', (select coalesce(jsonb_agg(t.tag_id), '[]') from tags t where t.contact_id = a.id)) from after a),
          audited as (${this.#audited("deleted", "after", sql`${JSON.stringify(beside)}::jsonb`)})`,
        [
          { kind: "contact", rows: "after", status: "status", sign: -1 },
          { kind: "list", rows: "lists", key: "list_id", sign: -1 },
          { kind: "tag", rows: "tags", key: "tag_id", sign: -1 },
          { kind: "activity", rows: "activity", sign: -1 },
        ],
      );
    });
  }

  /** Deletes one contact. Fails with `not_found`, and with `precondition_failed` when it changed since `expectedUpdatedAt`. */
  async removeOne(id: string, expectedUpdatedAt?: string): Promise<void> {
    await transaction(this.#writing, this.#tenant, async (db) => {
      await this.#lockOne(db, id, expectedUpdatedAt);
      await new ContactWriter(db, this.#tenant).remove([id]);
    });
  }

  /**
   * Brings a deleted contact back as it was, for as long as it is kept. Fails with `not_found`, with `phone_taken` when another
   * contact has its phone by now; nothing happens to one that is there.
   */
  async restore(id: string): Promise<void> {
    await transaction(this.#writing, this.#tenant, async (db) => {
      const [row] = await this.#bringBack(db, [id]);
      if (row?.isBack || (!row && (await this.#exists(db, id)))) return;
      if (!row) throw DomainError.notFound("contact");
      throw phoneTaken(row.phone, (await this.#idsByPhone(db, [row.phone])).get(row.phone));
    });
  }

  /** Brings deleted contacts back, each by itself: what one of them would fail with is its failure. */
  async restoreMany(ids: readonly string[]): Promise<ChangedOrFailed> {
    return transaction(this.#writing, this.#tenant, async (db) => {
      const kept = new Map((await this.#bringBack(db, ids)).map((row) => [row.id, row]));
      const changed: string[] = [];
      const failures: ContactFailure[] = [];
      for (const id of ids) {
        const row = kept.get(id);
        const problem = row ? phoneTaken(row.phone, undefined) : DomainError.notFound("contact");
        if (row?.isBack) changed.push(id);
        else failures.push({ id, code: problem.code, detail: problem.message });
      }
      return { changed, failures };
    });
  }

  /** Those of some deleted contacts that are kept, and whether they are back. */
  async #bringBack(db: Connection, ids: readonly string[]): Promise<{ id: string; phone: string; isBack: boolean }[]> {
    const gone = sql`select t.organization_id, t.id, t.phone, t.document from contact_tombstone t
      where ${within(this.#tenant, "t")} and t.id = any(${[...ids]}::uuid[])
        and t.deleted_at > now() - ${sql.lit(limits.restoreDays)} * interval '1 day' order by t.id for update`;
    const { rows } = await sql<{ id: string; phone: string; isBack: boolean }>`with ${restoring(gone, this.#tenant)}
      select g.id, g.phone, b.id is not null as "isBack" from gone g left join back b on b.id = g.id`.execute(db);
    return rows;
  }

  async #lockOne(db: Connection, id: string, expectedUpdatedAt: string | undefined): Promise<ContactFields> {
    const { rows } = await sql<ContactFields & { updated_at: string }>`
      select c.name, c.phone, c.status, c.attributes, iso(c.updated_at) as updated_at from contact c
      where ${within(this.#tenant, "c")} and c.id = ${id}::uuid for update`.execute(db);
    const [row] = rows;
    if (!row) throw DomainError.notFound("contact");
    const { updated_at: updatedAt, ...fields } = row;
    if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== updatedAt)
      throw new DomainError("precondition_failed", "The contact was changed meanwhile; read it again.");
    return fields;
  }

  async #store(
    db: Connection,
    id: string,
    { before, after }: { before: ContactFields; after: ContactFields },
  ): Promise<void> {
    const holder =
      after.phone === before.phone ? undefined : (await this.#idsByPhone(db, [after.phone])).get(after.phone);
    if (holder !== undefined) throw phoneTaken(after.phone, holder);
    try {
      await this.#change(
        db,
        sql`with before as (${this.#locked([id])}),
          after as (update contact c set name = ${after.name}, phone = ${after.phone}, status = ${after.status}::contact_status,
            attributes = ${JSON.stringify(after.attributes)}::jsonb, updated_at = ${nextVersion}
            where ${within(this.#tenant, "c")} and c.id = ${id}::uuid returning c.organization_id, c.id, c.status)`,
        [
          { kind: "contact", rows: "before", status: "status", sign: -1 },
          { kind: "contact", rows: "after", status: "status" },
        ],
      );
    } catch (error) {
      if ((error as { code?: string }).code === "23505") throw phoneTaken(after.phone, undefined);
      throw error;
    }
  }

  /** Makes a contact's lists and tags those that are given. Answers which of them came and went. */
  async #setGroups(db: Connection, contactId: string, ids: GroupIds): Promise<Record<string, AuditChange>> {
    const changes: Record<string, AuditChange> = {};
    for (const group of groupKinds) {
      const wanted = ids[`${group}Ids`];
      if (wanted === undefined) continue;
      const { members, column } = groupTables[group];
      const key = sql.ref(column);
      const { rows: lost } = await sql<{ id: string }>`
        with lost as (delete from ${sql.ref(members)} m where ${within(this.#tenant, "m")} and m.contact_id = ${contactId}::uuid
            and not m.${key} = any(${[...wanted]}::uuid[]) returning m.organization_id, m.${key}),
          counted as (${countChanges([{ kind: group, rows: "lost", key: column, sign: -1 }])})
        select ${key} as id from lost`.execute(db);
      const removed = lost.map(({ id }) => id);
      const pairs = wanted.map((id) => [id, contactId] as const);
      const added = await this.#addMembers(db, group, pairs);
      if (added.length + removed.length > 0) changes[`${group}Ids`] = { added, removed };
    }
    return changes;
  }

  async #addMembers(db: Connection, group: Group, pairs: readonly (readonly [string, string])[]): Promise<string[]> {
    if (pairs.length === 0) return [];
    const { table, members, column } = groupTables[group];
    const key = sql.ref(column);
    const { rows } = await sql<{ id: string }>`
      with joined as (insert into ${sql.ref(members)} (organization_id, ${key}, contact_id)
          select g.organization_id, g.id, w.contact_id
          from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, contactId]) => contactId)}::uuid[]) w(id, contact_id)
            join ${sql.ref(table)} g on ${within(this.#tenant, "g")} and g.id = w.id
          order by 3, 2 on conflict do nothing returning organization_id, ${key}),
        counted as (${countChanges([{ kind: group, rows: "joined", key: column }])})
      select ${key} as id from joined`.execute(db);
    return rows.map(({ id }) => id);
  }

  async #idsByPhone(db: Connection, phones: readonly string[]): Promise<Map<string, string>> {
    if (phones.length === 0) return new Map();
    const { rows } = await sql<{ id: string; phone: string }>`
      select c.id, c.phone from contact c where ${within(this.#tenant, "c")} and c.phone = any(${[...phones]})`.execute(
      db,
    );
    return new Map(rows.map(({ id, phone }) => [phone, id]));
  }

  async #exists(db: Connection, id: string): Promise<boolean> {
    const { rows } = await sql`select from contact c where ${within(this.#tenant, "c")} and c.id = ${id}::uuid`.execute(
      db,
    );
    return rows.length > 0;
  }

  #among(ids: readonly string[]): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "c")} and c.id = any(${[...ids]}::uuid[])`;
  }

  #locked(ids: readonly string[]): Fragment {
    return sql`select c.organization_id, c.id, c.status from contact c where ${this.#among(ids)}`;
  }

  #touch(rows: string): Fragment {
    return sql`update contact c set updated_at = ${nextVersion} from ${sql.ref(rows)} r
      where ${within(this.#tenant, "c")} and c.id = r.contact_id returning c.id, c.name`;
  }

  #audited(action: AuditAction, rows: string, changes?: Fragment): Fragment {
    return auditRows(
      { action, record: "contact", rows, name: sql`e.name`, ...(changes ? { changes } : {}) },
      this.#tenant,
    );
  }

  #changed(statement: Fragment, changes: readonly Change[]): Promise<string[]> {
    return transaction(this.#writing, this.#tenant, (db) => this.#change(db, statement, changes));
  }

  /** Runs a statement whose CTE `after` has a row for each contact that it changed. */
  async #change(db: Connection, statement: Fragment, changes: readonly Change[]): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      ${statement}, counted as (${countChanges(changes)}) select id from after`.execute(db);
    return rows.map(({ id }) => id);
  }
}

/** A jsonb of one member's AuditChange. */
function changed(member: string, values: Record<string, Fragment>): Fragment {
  const pairs = Object.entries(values).map(([name, value]) => sql`${sql.lit(name)}, ${value}`);
  return sql`jsonb_build_object(${sql.lit(member)}, jsonb_build_object(${sql.join(pairs)}))`;
}

/** Another contact has the phone. */
export function phoneTaken(phone: string, existingId: string | undefined): DomainError {
  return new DomainError("phone_taken", `Another contact has the phone ${phone} already.`, {
    existingId,
    faults: [{ in: "input", name: "phone", code: "taken", detail: "is another contact's already", pointer: "/phone" }],
  });
}
