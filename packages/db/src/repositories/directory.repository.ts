import {
  type Campaign,
  type ContactList,
  type Conversation,
  type CountedTag,
  DomainError,
  type ListPatch,
  type Message,
  type Paging,
  type Tag,
} from "@roster/domain";
import type { Database } from "../database.ts";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { conversationJson, messageJson } from "./contact-json.sql.ts";
import { contains } from "./contact-search.ts";
import type { Group } from "./contact-writer.ts";
import { countChanges } from "./counts.sql.ts";
import { type DirectoryPage, directoryPage, type Listed } from "./directory-page.sql.ts";
import { countedTagJson, jsonObject, listJson } from "./json.sql.ts";
import { compile, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction } from "./transaction.ts";

interface Searched extends Paging {
  search: string;
}

const droppable = { list: { table: "contact_list", name: "name" }, tag: { table: "tag", name: "label" } } as const;

/** The lists and tags that a tenant's contacts are sorted into, its campaigns, and what was said in its conversations. */
export class DirectoryRepository {
  readonly #db: Database;
  readonly #tenant: Tenant;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
  }

  /** Lists by name, then id. */
  lists(query: Searched): Promise<DirectoryPage<ContactList>> {
    const where = [within(this.#tenant, "r")];
    const json = listJson(this.#tenant, "r");
    return this.#page({ bound: ["lists"], from: sql`contact_list r`, where, json, key: sql`r.name` }, query);
  }

  /** Tags by label. */
  tags(query: Searched): Promise<DirectoryPage<CountedTag>> {
    const where = [within(this.#tenant, "r")];
    const json = countedTagJson(this.#tenant, "r");
    return this.#page({ bound: ["tags"], from: sql`tag r`, where, json, key: sql`r.label` }, query);
  }

  /** Campaigns, newest first. */
  campaigns(paging: Paging): Promise<DirectoryPage<Campaign>> {
    const json = jsonObject({
      uniqueId: sql`r.id`,
      name: sql`r.name`,
      status: sql`r.status`,
      numberOfLists: sql`(select count(*) from campaign_list x where ${within(this.#tenant, "x")} and x.campaign_id = r.id)`,
      createdAt: sql`iso(r.created_at)`,
    });
    const where = [within(this.#tenant, "r")];
    return this.#page({ bound: ["campaigns"], from: sql`campaign r`, where, json, key: null }, paging);
  }

  /** A contact's conversations, newest first. */
  conversations(query: Paging & { contactId: string; messagesLimit: number }): Promise<DirectoryPage<Conversation>> {
    const { contactId, messagesLimit } = query;
    const ofContact = sql<boolean>`r.contact_id = ${contactId}::uuid`;
    return this.#page(
      {
        bound: ["conversations", contactId],
        from: sql`conversation r`,
        where: [within(this.#tenant, "r"), ofContact],
        json: conversationJson("r", { messagesLimit, hasMessages: true }, this.#tenant),
        key: null,
      },
      query,
    );
  }

  /** A conversation's messages, newest first. */
  messages(query: Paging & { conversationId: string }): Promise<DirectoryPage<Message>> {
    const { conversationId } = query;
    const ofConversation = sql<boolean>`r.conversation_id = ${conversationId}::uuid`;
    return this.#page(
      {
        bound: ["messages", conversationId],
        from: sql`message r`,
        where: [within(this.#tenant, "r"), ofConversation],
        json: messageJson("r"),
        key: null,
      },
      query,
    );
  }

  /** Whether the tenant has a contact of that id. */
  hasContact(id: string): Promise<boolean> {
    return this.#has(sql`contact x`, id);
  }

  /** Whether the tenant has a conversation of that id, of a contact that is not deleted. */
  hasConversation(id: string): Promise<boolean> {
    return this.#has(
      sql`conversation x join contact c on c.organization_id = x.organization_id and c.id = x.contact_id`,
      id,
    );
  }

  /** One list; null when this tenant has none of that id. */
  async list(id: string): Promise<ContactList | null> {
    const [row] = await this.#read<{ json: ContactList }>(
      sql`select ${listJson(this.#tenant)} as json from contact_list l where ${within(this.#tenant, "l")} and l.id = ${id}::uuid`,
    );
    return row?.json ?? null;
  }

  async createList(list: { name: string; description: string; tagIds: readonly string[] }): Promise<string> {
    return this.#write(async (db) => {
      const { rows } = await sql<{ id: string }>`
        with added as (insert into contact_list (organization_id, name, description)
            values (${this.#tenant.organizationId}::uuid, ${list.name}, ${list.description}) returning organization_id, id),
          changed as (${countChanges([{ kind: "catalogue", rows: "added" }])})
        select id from added`.execute(db);
      const id = rows[0]?.id as string;
      await this.#setTags(db, id, list.tagIds);
      await audit(db, this.#tenant, { action: "created", record: "list", id, name: list.name });
      return id;
    });
  }

  /** Answers false when this tenant has no such list. */
  async updateList(id: string, { name, description, tagIds }: ListPatch): Promise<boolean> {
    return this.#write(async (db) => {
      const { rows } = await sql<{ name: string; description: string; tagIds: string[] }>`
        select l.name, l.description, array(select j.tag_id from contact_list_tag j
          where ${within(this.#tenant, "j")} and j.list_id = l.id order by 1) as "tagIds"
        from contact_list l where ${within(this.#tenant, "l")} and l.id = ${id}::uuid for update`.execute(db);
      const [before] = rows;
      if (!before) return false;
      await sql`
        with changed as (update contact_list l set name = coalesce(${name ?? null}, l.name),
            description = coalesce(${description ?? null}, l.description)
            where ${within(this.#tenant, "l")} and l.id = ${id}::uuid returning l.organization_id)
        ${countChanges([{ kind: "catalogue", rows: "changed" }])}`.execute(db);
      if (tagIds) await this.#setTags(db, id, tagIds);
      const after = { name, description, tagIds: tagIds && [...new Set(tagIds)].sort() };
      const changes = differences(before, after);
      await audit(db, this.#tenant, { action: "updated", record: "list", id, name: name ?? before.name, changes });
      return true;
    });
  }

  /** Deletes a list; its contacts stay. Answers false when this tenant has no such list. */
  async deleteList(id: string): Promise<boolean> {
    return this.#write(async (db) => {
      await this.#forget(db, "campaign_list", "list_id", id);
      await this.#forget(db, "contact_list_tag", "list_id", id);
      await this.#forgetMembers(db, { group: "list", members: "contact_list_member", column: "list_id" }, id);
      return this.#drop(db, "list", id);
    });
  }

  /** Fails with `label_taken` when there is a tag of that label. */
  async createTag(label: string): Promise<Tag> {
    return this.#write(async (db) => {
      const { rows } = await sql<Tag>`
        with added as (insert into tag (organization_id, label) values (${this.#tenant.organizationId}::uuid, ${label})
            on conflict do nothing returning organization_id, id, label),
          changed as (${countChanges([{ kind: "catalogue", rows: "added" }])})
        select label, id as "uniqueId" from added`.execute(db);
      const [tag] = rows;
      if (!tag) return this.#refuseLabel(db, label);
      await audit(db, this.#tenant, { action: "created", record: "tag", id: tag.uniqueId, name: label });
      return tag;
    });
  }

  /** The tag under its new label; null when this tenant has no such tag. Fails with `label_taken` when another one has it. */
  async updateTag(id: string, label: string): Promise<Tag | null> {
    return this.#write(async (db) => {
      const { rows: others } = await sql`select from tag t
        where ${within(this.#tenant, "t")} and t.label = ${label} and t.id <> ${id}::uuid`.execute(db);
      if (others.length > 0) return this.#refuseLabel(db, label);
      const { rows } = await sql<Tag & { was: string }>`
        with before as (select t.id, t.label from tag t where ${within(this.#tenant, "t")} and t.id = ${id}::uuid for update),
          changed as (update tag t set label = ${label} from before b where ${within(this.#tenant, "t")} and t.id = b.id
            returning t.organization_id, t.id, t.label, b.label as was),
          counted as (${countChanges([{ kind: "catalogue", rows: "changed" }])})
        select label, id as "uniqueId", was from changed`.execute(db);
      if (!rows[0]) return null;
      const { was, ...tag } = rows[0];
      const changes = differences({ label: was }, { label });
      await audit(db, this.#tenant, { action: "updated", record: "tag", id, name: label, changes });
      return tag;
    });
  }

  /** Deletes a tag, from contacts and lists too. Answers false when this tenant has no such tag. */
  async deleteTag(id: string): Promise<boolean> {
    return this.#write(async (db) => {
      await this.#forget(db, "contact_list_tag", "tag_id", id);
      await this.#forgetMembers(db, { group: "tag", members: "contact_tag", column: "tag_id" }, id);
      return this.#drop(db, "tag", id);
    });
  }

  /** Those of the ids that are no list of this tenant. */
  unknownLists(ids: readonly string[]): Promise<string[]> {
    return this.#unknown("contact_list", ids);
  }

  /** Those of the ids that are no tag of this tenant. */
  unknownTags(ids: readonly string[]): Promise<string[]> {
    return this.#unknown("tag", ids);
  }

  async #page<T>(listed: Listed, query: Paging & { search?: string }): Promise<DirectoryPage<T>> {
    const { search = "" } = query;
    const { key } = listed;
    const narrowed =
      search === "" || key === null
        ? listed
        : {
            ...listed,
            bound: [...listed.bound, search],
            where: [...listed.where, contains(sql<string>`norm(${key})`, search)],
          };
    return directoryPage<T>(
      (statement) => this.#db.reader.rows(this.#tenant, statement, { isPlain: true }),
      narrowed,
      query,
    );
  }

  #read<T extends object>(statement: Fragment): Promise<T[]> {
    return this.#db.reader.rows<T>(this.#tenant, compile(statement), { isPlain: true });
  }

  #write<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    return transaction(this.#db.fork(), this.#tenant, work);
  }

  async #has(from: Fragment, id: string): Promise<boolean> {
    const rows = await this.#read(
      sql`select 1 as n from ${from} where ${within(this.#tenant, "x")} and x.id = ${id}::uuid`,
    );
    return rows.length > 0;
  }

  async #unknown(table: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.#read<{ id: string }>(sql`select w.id from unnest(${[...new Set(ids)]}::uuid[]) as w(id)
      where not exists (select from ${sql.ref(table)} l where ${within(this.#tenant, "l")} and l.id = w.id)`);
    return rows.map((row) => row.id);
  }

  async #setTags(db: Connection, listId: string, tagIds: readonly string[]): Promise<void> {
    await sql`delete from contact_list_tag j where ${within(this.#tenant, "j")} and j.list_id = ${listId}::uuid
      and not j.tag_id = any(${[...tagIds]}::uuid[])`.execute(db);
    await sql`insert into contact_list_tag (organization_id, list_id, tag_id)
      select t.organization_id, ${listId}::uuid, t.id from tag t
      where ${within(this.#tenant, "t")} and t.id = any(${[...tagIds]}::uuid[]) on conflict do nothing`.execute(db);
  }

  async #forget(db: Connection, table: string, column: string, id: string): Promise<void> {
    await sql`delete from ${sql.ref(table)} j where ${within(this.#tenant, "j")} and ${sql.ref(`j.${column}`)} = ${id}::uuid`.execute(
      db,
    );
  }

  async #forgetMembers(
    db: Connection,
    { group, members, column }: { group: Group; members: string; column: string },
    id: string,
  ): Promise<void> {
    // First the row itself, so that nobody joins meanwhile.
    await sql`select from ${sql.ref(group === "list" ? "contact_list" : "tag")} g
      where ${within(this.#tenant, "g")} and g.id = ${id}::uuid for update`.execute(db);
    await sql`with lost as (delete from ${sql.ref(members)} m
        where ${within(this.#tenant, "m")} and ${sql.ref(`m.${column}`)} = ${id}::uuid returning m.organization_id, ${sql.ref(`m.${column}`)})
      ${countChanges([{ kind: group, rows: "lost", key: column, sign: -1 }])}`.execute(db);
  }

  async #drop(db: Connection, record: Group, id: string): Promise<boolean> {
    const { table, name } = droppable[record];
    const { rows } = await sql<{ n: number }>`
      with gone as (delete from ${sql.ref(table)} g where ${within(this.#tenant, "g")} and g.id = ${id}::uuid
          returning g.organization_id, g.id, ${sql.ref(`g.${name}`)} as name),
        counted as (${countChanges([{ kind: "catalogue", rows: "gone" }])}),
        audited as (${auditRows({ action: "deleted", record, rows: "gone", name: sql`e.name` }, this.#tenant)})
      select count(*)::int as n from gone`.execute(db);
    return rows[0]?.n === 1;
  }

  async #refuseLabel(db: Connection, label: string): Promise<never> {
    const { rows } = await sql<{
      id: string;
    }>`select t.id from tag t where ${within(this.#tenant, "t")} and t.label = ${label}`.execute(db);
    throw new DomainError("label_taken", "There is a tag of that label already.", {
      existingId: rows[0]?.id,
      faults: [{ in: "input", name: "label", code: "taken", detail: "is another tag's already", pointer: "/label" }],
    });
  }
}
