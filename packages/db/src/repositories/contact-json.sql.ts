import type { ContactPart } from "@roster/domain";
import { jsonObject, listJson, tagJson } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** What of a contact is wanted, and how much of its conversations. */
export interface Parts {
  include: readonly ContactPart[];
  conversationsLimit: number;
  messagesLimit: number;
}

/**
 * Contacts with everything that hangs on them, for a statement that has the CTE `wanted (n, id)`: more CTEs, each with a
 * comma before it, and the JSON array, as text, of the first `limit`. Each list is written out once however many contacts are on it.
 */
export function jsonOfContacts(
  parts: Parts,
  tenant: Tenant,
  { limit, isReversed = false }: { limit: number; isReversed?: boolean },
): { ctes: Fragment<unknown>; contacts: Fragment<string> } {
  const isIncluded = (part: ContactPart) => parts.include.includes(part);
  const members: Record<string, Fragment<unknown>> = {
    uniqueId: sql`c.id`,
    name: sql`c.name`,
    phone: sql`c.phone`,
    attributes: sql`c.attributes`,
    createdAt: sql`iso(c.created_at)`,
    updatedAt: sql`iso(c.updated_at)`,
    lastMessageAt: sql`(select iso(a.last_message_at) from contact_activity a where ${within(tenant, "a")} and a.contact_id = c.id)`,
  };
  if (isIncluded("lists"))
    members.lists = sql`(select coalesce(json_agg(l.json order by l.name, l.id), '[]')
    from membership m join list l on l.id = m.list_id where m.contact_id = c.id)`;
  if (isIncluded("tags"))
    members.tags = sql`(select coalesce(json_agg(${tagJson} order by t.label), '[]')
    from contact_tag j join tag t on t.organization_id = j.organization_id and t.id = j.tag_id
    where ${within(tenant, "j")} and j.contact_id = c.id)`;
  if (isIncluded("conversations")) members.conversations = conversations(parts, tenant);
  members.status = sql`c.status`;

  return {
    ctes: isIncluded("lists") ? listsOf(tenant) : sql``,
    contacts: sql`(select coalesce(json_agg(${jsonObject(members)} order by k.n ${sql.raw(isReversed ? "desc" : "asc")}), '[]')::text
      from wanted k join contact c on ${within(tenant, "c")} and c.id = k.id where k.n <= ${sql.lit(limit)})`,
  };
}

function listsOf(tenant: Tenant): Fragment<unknown> {
  return sql`, membership as materialized (
      select m.contact_id, m.list_id from contact_list_member m join wanted k on k.id = m.contact_id where ${within(tenant, "m")}
    ), list as materialized (
      select l.id, l.name, ${listJson(tenant)} as json from contact_list l
      where ${within(tenant, "l")} and l.id in (select list_id from membership)
    )`;
}

function conversations(parts: Parts, tenant: Tenant): Fragment<unknown> {
  const members: Record<string, Fragment<unknown>> = {
    uniqueId: sql`v.id`,
    contactId: sql`v.contact_id`,
    campaignId: sql`v.campaign_id`,
    organizationId: sql`v.organization_id`,
    initiatedBy: sql`v.initiated_by`,
  };
  if (parts.include.includes("messages")) members.messages = messages(parts.messagesLimit, tenant);
  members.createdAt = sql`iso(v.created_at)`;
  members.status = sql`v.status`;
  return sql`(select coalesce(json_agg(${jsonObject(members)} order by v.id desc), '[]') from (
    select v.* from conversation v where ${within(tenant, "v")} and v.contact_id = c.id
    order by v.id desc limit ${sql.lit(parts.conversationsLimit)}) v)`;
}

function messages(limit: number, tenant: Tenant): Fragment<unknown> {
  const message = jsonObject({
    uniqueId: sql`g.id`,
    conversationId: sql`g.conversation_id`,
    direction: sql`g.direction`,
    status: sql`g.status`,
    messageType: sql`g.message_type`,
    createdAt: sql`iso(g.created_at)`,
    replyToMessageId: sql`g.reply_to_message_id`,
    whatsAppMessageId: sql`g.whatsapp_message_id`,
    messageData: sql`g.data`,
  });
  return sql`(select coalesce(json_agg(${message} order by g.id desc), '[]') from (
    select g.* from message g where ${within(tenant, "g")} and g.conversation_id = v.id
    order by g.id desc limit ${sql.lit(limit)}) g)`;
}
