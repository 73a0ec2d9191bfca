import type { Database } from "../database.ts";
import { sql } from "../repositories/sql.ts";
import { everyTenant } from "../repositories/tenant.ts";
import { type Connection, transaction } from "../repositories/transaction.ts";

export interface ContactFixture {
  name: string;
  phone: string;
  status?: "Active" | "Inactive" | "Blocked";
  attributes?: Record<string, unknown>;
  /** A moment in milliseconds; contacts of one moment tie. */
  createdAt?: number;
  updatedAt?: number;
  lists?: string[];
  tags?: string[];
  /** Each conversation as the moments of its messages. */
  conversations?: number[][];
}

export interface OrganizationFixture {
  organizationId: string;
  /** Ids by name, label and phone. */
  lists: Record<string, string>;
  tags: Record<string, string>;
  contacts: Record<string, string>;
}

const anyTime = Date.UTC(2026, 0, 1);

/** An organization with these contacts, and the lists and tags that they name. */
export async function addOrganization(
  db: Database,
  given: { name?: string; defaultRegion?: string; lists?: string[]; contacts?: ContactFixture[] } = {},
): Promise<OrganizationFixture> {
  const { name = "Test", defaultRegion = "US", contacts = [] } = given;
  return transaction(db.fork(), everyTenant, (over) =>
    addWith(over, { name, defaultRegion, contacts, lists: given.lists ?? [] }),
  );
}

async function addWith(
  over: Connection,
  given: { name: string; defaultRegion: string; lists: string[]; contacts: ContactFixture[] },
): Promise<OrganizationFixture> {
  const { name, defaultRegion, contacts } = given;
  const idOf = async (statement: ReturnType<typeof sql>) =>
    ((await statement.execute(over)).rows as { id: string }[])[0]?.id as string;
  const organizationId = await idOf(
    sql`insert into organization (name, default_region) values (${name}, ${defaultRegion}) returning id`,
  );
  const made: OrganizationFixture = { organizationId, lists: {}, tags: {}, contacts: {} };
  for (const list of new Set([...given.lists, ...contacts.flatMap((contact) => contact.lists ?? [])]))
    made.lists[list] = await idOf(
      sql`insert into contact_list (organization_id, name) values (${organizationId}, ${list}) returning id`,
    );
  for (const label of new Set(contacts.flatMap((contact) => contact.tags ?? [])))
    made.tags[label] = await idOf(
      sql`insert into tag (organization_id, label) values (${organizationId}, ${label}) returning id`,
    );
  for (const contact of contacts) made.contacts[contact.phone] = await addContact(over, made, contact);
  await sql`select rebuild_counts(${organizationId}::uuid)`.execute(over);
  return made;
}

async function addContact(over: Connection, made: OrganizationFixture, contact: ContactFixture): Promise<string> {
  const { organizationId } = made;
  const moment = (ms: number) => new Date(ms).toISOString();
  const { rows } = await sql<{ id: string }>`
    insert into contact (organization_id, id, name, phone, status, attributes, updated_at)
    values (${organizationId}, uuid7(${moment(contact.createdAt ?? anyTime)}::timestamptz), ${contact.name}, ${contact.phone},
      ${contact.status ?? "Active"}, ${JSON.stringify(contact.attributes ?? {})}, ${moment(contact.updatedAt ?? contact.createdAt ?? anyTime)})
    returning id`.execute(over);
  const id = rows[0]?.id as string;
  for (const list of contact.lists ?? [])
    await sql`insert into contact_list_member (organization_id, list_id, contact_id) values (${organizationId}, ${made.lists[list]}, ${id})`.execute(
      over,
    );
  for (const tag of contact.tags ?? [])
    await sql`insert into contact_tag (organization_id, tag_id, contact_id) values (${organizationId}, ${made.tags[tag]}, ${id})`.execute(
      over,
    );
  for (const messages of contact.conversations ?? [])
    await addConversation(over, { organizationId, contactId: id, messages });
  return id;
}

async function addConversation(
  over: Connection,
  given: { organizationId: string; contactId: string; messages: number[] },
): Promise<void> {
  const { organizationId, contactId, messages } = given;
  const moments = messages.map((ms) => new Date(ms).toISOString());
  const [first = new Date(anyTime).toISOString()] = moments;
  await sql`with conversation as (
      insert into conversation (organization_id, id, contact_id, initiated_by)
      values (${organizationId}, uuid7(${first}::timestamptz), ${contactId}, 'Contact') returning id
    ), messages as (
      insert into message (organization_id, conversation_id, id, direction, status, message_type, data)
      select ${organizationId}::uuid, c.id, uuid7(m::timestamptz), 'InBound', 'Read', 'Text', jsonb_build_object('text', 'at ' || m)
      from conversation c, unnest(${moments}::text[]) m returning created_at
    )
    insert into contact_activity (organization_id, contact_id, last_message_at)
    select ${organizationId}::uuid, ${contactId}::uuid, max(created_at) from messages having count(*) > 0
    on conflict (organization_id, contact_id) do update set last_message_at = greatest(contact_activity.last_message_at, excluded.last_message_at)`.execute(
    over,
  );
}
