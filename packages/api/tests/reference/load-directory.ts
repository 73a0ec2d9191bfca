import type { EntityManager } from "@roster/db";
import type { Directory } from "./directory.ts";

/** Stores a directory's rows under its organization, which is there already and has nothing. */
export async function loadDirectory(em: EntityManager, directory: Directory): Promise<void> {
  const { organizationId, contacts, lists, tags, campaigns } = directory;
  const rows = {
    contacts: contacts.map(({ conversations, listIds, tagIds, ...contact }) => ({
      ...contact,
      updatedAt: new Date(contact.updatedAt).toISOString(),
    })),
    lists,
    tags,
    campaigns,
    members: contacts.flatMap(({ id, listIds }) => listIds.map((listId) => ({ id, listId }))),
    tagged: contacts.flatMap(({ id, tagIds }) => tagIds.map((tagId) => ({ id, tagId }))),
    listTags: lists.flatMap(({ id, tagIds }) => tagIds.map((tagId) => ({ id, tagId }))),
    campaignLists: campaigns.flatMap(({ id, listIds }) => listIds.map((listId) => ({ id, listId }))),
    conversations: contacts.flatMap(({ id, conversations }) =>
      conversations.map(({ messages, ...conversation }) => ({ ...conversation, contactId: id })),
    ),
    messages: contacts.flatMap(({ id, conversations }) =>
      conversations.flatMap((conversation) =>
        conversation.messages.map((message) => ({
          ...message,
          createdAt: new Date(message.createdAt).toISOString(),
          conversationId: conversation.id,
          contactId: id,
        })),
      ),
    ),
  };
  await em.execute(statement, [organizationId, JSON.stringify(rows)]);
  await em.execute("select rebuild_counts(?::uuid)", [organizationId]);
  // What autovacuum does within a minute: before it, the planner does not know that there are many.
  if (contacts.length > 1_000) await em.execute("analyze");
}

const records = (name: string, columns: string) =>
  `given, json_to_recordset(rows->'${name}') as r(${columns.replaceAll(/\w+ /g, (column) => `"${column.trim()}" `)})`;

const statement = `
  with given as (select ?::uuid as o, ?::json as rows),
  lists as (insert into contact_list (organization_id, id, name, description)
    select o, id, name, description from ${records("lists", "id uuid, name text, description text")}),
  tags as (insert into tag (organization_id, id, label) select o, id, label from ${records("tags", "id uuid, label text")}),
  campaigns as (insert into campaign (organization_id, id, name) select o, id, 'C' from ${records("campaigns", "id uuid")}),
  contacts as (insert into contact (organization_id, id, name, phone, status, attributes, updated_at)
    select o, id, name, phone, status, attributes, "updatedAt"
    from ${records("contacts", "id uuid, name text, phone text, status contact_status, attributes jsonb, updatedAt timestamptz")}),
  members as (insert into contact_list_member (organization_id, list_id, contact_id)
    select o, "listId", id from ${records("members", "id uuid, listId uuid")}),
  tagged as (insert into contact_tag (organization_id, tag_id, contact_id)
    select o, "tagId", id from ${records("tagged", "id uuid, tagId uuid")}),
  list_tags as (insert into contact_list_tag (organization_id, list_id, tag_id)
    select o, id, "tagId" from ${records("listTags", "id uuid, tagId uuid")}),
  campaign_lists as (insert into campaign_list (organization_id, list_id, campaign_id)
    select o, "listId", id from ${records("campaignLists", "id uuid, listId uuid")}),
  conversations as (insert into conversation (organization_id, id, contact_id, campaign_id, initiated_by, status)
    select o, id, "contactId", "campaignId", "initiatedBy", status
    from ${records("conversations", "id uuid, contactId uuid, campaignId uuid, initiatedBy text, status text")}),
  messages as (insert into message (organization_id, conversation_id, id, direction, status, message_type,
      reply_to_message_id, whatsapp_message_id, data)
    select o, "conversationId", id, direction, status, "messageType", "replyToMessageId", "whatsAppMessageId", data
    from ${records(
      "messages",
      "id uuid, conversationId uuid, direction text, status text, messageType text, replyToMessageId uuid, whatsAppMessageId text, data jsonb",
    )})
  insert into contact_activity (organization_id, contact_id, last_message_at)
  select o, "contactId", max("createdAt") from ${records("messages", "contactId uuid, createdAt timestamptz")} group by 1, 2`;
