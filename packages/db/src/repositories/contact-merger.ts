import { DomainError, limits, type MergeContacts } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { refreshActivity } from "./contact-activity.sql.ts";
import { mergedFields, undoneFields, type WholeContact } from "./contact-merge.ts";
import { restoring } from "./contact-restore.sql.ts";
import { ContactWriter, phoneTaken } from "./contact-writer.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction } from "./transaction.ts";

/** What is kept of a merge: the contact that stayed, before and after, and which conversations came from which other one. */
interface MergeDocument {
  before: WholeContact;
  after: WholeContact;
  conversations: Record<string, string[]>;
}

/** Merges contacts of one tenant into one, and undoes it. Either is one transaction, whose counts and events are its own. */
export class ContactMerger {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /**
   * Gives a contact the chosen values, all lists, tags and conversations of the others, and deletes these. Answers the id that
   * undoes it. Fails with `not_found`, `precondition_failed` when one of them changed since its `expectedUpdatedAt`, and
   * `unprocessable` for a choice of another contact, or for attributes that are too many together.
   */
  async merge({ uniqueId, expectedUpdatedAt, others, choices }: MergeContacts): Promise<string> {
    const otherIds = others.map((other) => other.uniqueId);
    return transaction(this.#em, this.#tenant, async (db) => {
      const found = await this.#lock(db, [{ uniqueId, expectedUpdatedAt }, ...others]);
      const after = mergedFields(found, choices);
      const before = found.get(uniqueId) as WholeContact;
      const conversations = await this.#moveConversations(db, otherIds, uniqueId);
      const writer = new ContactWriter(db, this.#tenant);
      await writer.remove(otherIds, { mergedInto: { to: uniqueId } });
      await writer.change(uniqueId, undefined, () => after, { mergedFrom: { added: otherIds } });
      await refreshActivity(db, [uniqueId], this.#tenant);
      const document: MergeDocument = { before, after, conversations };
      const { rows } = await sql<{ id: string }>`
        insert into contact_merge (organization_id, survivor_id, document)
        values (${this.#tenant.organizationId}::uuid, ${uniqueId}::uuid, ${JSON.stringify(document)}::jsonb) returning id`.execute(
        db,
      );
      const mergeId = rows[0]?.id as string;
      await this.#keepApart(db, mergeId, { uniqueId, otherIds });
      return mergeId;
    });
  }

  /**
   * Takes a merge back: the others are there again with their conversations, and what it changed of the contact that stayed is as
   * before. Answers their ids, first that one. Fails with `not_found`, with `conflict` when a value that it changed was changed
   * since or the contact is gone, and with `phone_taken` when another contact has one of the phones by now.
   */
  async unmerge(mergeId: string): Promise<string[]> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const { survivorId, document } = await this.#take(db, mergeId);
      const otherIds = Object.keys(document.conversations);
      const found = await this.#lock(db, [{ uniqueId: survivorId }]).catch((error) => {
        throw error instanceof DomainError && error.code === "not_found"
          ? new DomainError("conflict", "The contact was deleted or merged since; bring it back first.")
          : error;
      });
      const after = undoneFields(found.get(survivorId) as WholeContact, document);
      const writer = new ContactWriter(db, this.#tenant);
      await writer.change(survivorId, undefined, () => after, { mergedFrom: { removed: otherIds } });
      for (const [id, ids] of Object.entries(document.conversations))
        await sql`update conversation v set contact_id = ${id}::uuid where ${within(this.#tenant, "v")}
          and v.id = any(${ids}::uuid[]) and v.contact_id = ${survivorId}::uuid`.execute(db);
      await this.#restore(db, otherIds);
      await refreshActivity(db, [survivorId, ...otherIds], this.#tenant);
      await sql`delete from duplicate_dismissal d where ${within(this.#tenant, "d")} and d.dismissal_id = ${mergeId}::uuid`.execute(
        db,
      );
      return [survivorId, ...otherIds];
    });
  }

  /** Contacts by id, in the order that they are given; locked in that of their ids. */
  async #lock(
    db: Connection,
    wanted: readonly { uniqueId: string; expectedUpdatedAt?: string | undefined }[],
  ): Promise<Map<string, WholeContact>> {
    const idsOf = (
      members: string,
      column: string,
    ): Fragment => sql`(select coalesce(jsonb_agg(m.${sql.ref(column)} order by 1), '[]')
      from ${sql.ref(members)} m where ${within(this.#tenant, "m")} and m.contact_id = c.id)`;
    const ids = wanted.map(({ uniqueId }) => uniqueId);
    // First all of them, so that what is read with them is of after the last writer.
    await sql`select from contact c where ${within(this.#tenant, "c")} and c.id = any(${ids}::uuid[]) order by c.id for update`.execute(
      db,
    );
    const { rows } = await sql<WholeContact & { id: string; updatedAt: string }>`
      select c.id, c.name, c.phone, c.status, c.attributes, iso(c.updated_at) as "updatedAt",
        ${idsOf("contact_list_member", "list_id")} as "listIds", ${idsOf("contact_tag", "tag_id")} as "tagIds"
      from contact c where ${within(this.#tenant, "c")} and c.id = any(${ids}::uuid[])`.execute(db);
    const read = new Map(rows.map(({ id, ...contact }) => [id, contact]));
    const found = wanted.map(({ uniqueId, expectedUpdatedAt }): [string, WholeContact] => {
      const row = read.get(uniqueId);
      if (!row) throw DomainError.notFound("contact");
      const { updatedAt, ...contact } = row;
      if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== updatedAt)
        throw new DomainError("precondition_failed", `The contact ${uniqueId} was changed meanwhile; read it again.`);
      return [uniqueId, contact];
    });
    return new Map(found);
  }

  /** Answers which conversations came from which contact; one without any has none. */
  async #moveConversations(db: Connection, from: readonly string[], to: string): Promise<Record<string, string[]>> {
    const { rows } = await sql<{ id: string; from: string }>`
      with moving as materialized (select v.id, v.contact_id from conversation v
        where ${within(this.#tenant, "v")} and v.contact_id = any(${[...from]}::uuid[]) for update)
      update conversation v set contact_id = ${to}::uuid from moving m
      where ${within(this.#tenant, "v")} and v.id = m.id returning v.id, m.contact_id as "from"`.execute(db);
    const byContact = Map.groupBy(rows, (row) => row.from);
    return Object.fromEntries(from.map((id) => [id, (byContact.get(id) ?? []).map((row) => row.id)]));
  }

  /** Whoever is a different person from one of the others is one from the contact that stays. */
  async #keepApart(
    db: Connection,
    mergeId: string,
    { uniqueId, otherIds }: { uniqueId: string; otherIds: readonly string[] },
  ): Promise<void> {
    await sql`insert into duplicate_dismissal (organization_id, contact_id, other_id, dismissal_id)
      select distinct ${this.#tenant.organizationId}::uuid, least(x.id, ${uniqueId}::uuid), greatest(x.id, ${uniqueId}::uuid), ${mergeId}::uuid
      from (select d.other_id as id from duplicate_dismissal d where ${within(this.#tenant, "d")} and d.contact_id = any(${[...otherIds]}::uuid[])
        union all select d.contact_id from duplicate_dismissal d where ${within(this.#tenant, "d")} and d.other_id = any(${[...otherIds]}::uuid[])) x
      where x.id <> all(${[uniqueId, ...otherIds]}::uuid[]) on conflict do nothing`.execute(db);
  }

  /** A merge that can still be undone; with this it is. */
  async #take(db: Connection, mergeId: string): Promise<{ survivorId: string; document: MergeDocument }> {
    const { rows } = await sql<{ survivorId: string; document: MergeDocument }>`
      delete from contact_merge g where ${within(this.#tenant, "g")} and g.id = ${mergeId}::uuid
        and g.id > uuid7_floor(now() - ${sql.lit(limits.restoreDays)} * interval '1 day')
      returning g.survivor_id as "survivorId", g.document`.execute(db);
    const [merge] = rows;
    if (!merge) throw DomainError.notFound("merge");
    return merge;
  }

  /** Brings the others back that are not there. */
  async #restore(db: Connection, ids: readonly string[]): Promise<void> {
    const gone = sql`select t.organization_id, t.id, t.phone, t.document from contact_tombstone t
      where ${within(this.#tenant, "t")} and t.id = any(${[...ids]}::uuid[]) order by t.id for update`;
    const { rows } = await sql<{ phone: string }>`with ${restoring(gone, this.#tenant)}
      select g.phone from gone g where not exists (select from back b where b.id = g.id)`.execute(db);
    const [taken] = rows;
    if (!taken) return;
    const { rows: holders } = await sql<{ id: string }>`
      select c.id from contact c where ${within(this.#tenant, "c")} and c.phone = ${taken.phone}`.execute(db);
    throw phoneTaken(taken.phone, holders[0]?.id);
  }
}
