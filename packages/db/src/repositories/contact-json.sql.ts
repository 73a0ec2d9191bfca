import type { ContactPart } from "@roster/domain";
import type { Posting } from "./contact-criteria.ts";
import { countOf } from "./counts.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** What of a contact is wanted, and how much of its conversations. */
export interface Parts {
  include: readonly ContactPart[];
  conversationsLimit: number;
  messagesLimit: number;
}

/** Stands before and after ids in a text that is JSON otherwise: no JSON text has it bare. */
export const mark = "\u0001";
const markInSql = sql.raw(`chr(${mark.charCodeAt(0)})`);

/** The columns that contacts are read from; `completed` by the catalogue they are what the contract says. */
export interface ContactsRow {
  /** A JSON array, where each contact's lists and tags are ids between marks. */
  contacts: string;
  /** `id:members` of each list that is named, comma separated; null without any. */
  members: string | null;
  /** The version of the tenant's lists and tags; null where none are wanted. */
  catalogue: number | null;
}

/**
 * The columns of a ContactsRow, for a statement that has the CTE `wanted (n, id)`: its first `limit` contacts. Lists and tags
 * are ids: what they look like is the same on every page, so the server keeps it.
 */
export function contactsColumns(
  parts: Parts,
  tenant: Tenant,
  { limit, isReversed = false }: { limit: number; isReversed?: boolean },
): Fragment {
  const isIncluded = (part: ContactPart) => parts.include.includes(part);
  const members: Record<string, Fragment> = {
    uniqueId: sql`c.id`,
    name: sql`c.name`,
    phone: sql`c.phone`,
    attributes: sql`c.attributes`,
    createdAt: sql`iso(c.created_at)`,
    updatedAt: sql`iso(c.updated_at)`,
    lastMessageAt: sql`(select iso(a.last_message_at) from contact_activity a where ${within(tenant, "a")} and a.contact_id = c.id)`,
  };
  if (isIncluded("conversations")) members.conversations = conversations(parts, tenant);
  members.status = sql`c.status`;
  const ids = [
    ...(isIncluded("lists") ? [idsOf("lists", "contact_list_member", tenant)] : []),
    ...(isIncluded("tags") ? [idsOf("tags", "contact_tag", tenant)] : []),
  ];
  const json = sql`${jsonObject(members)}::text`;
  const contact = ids.length > 0 ? sql`'{' || ${sql.join(ids, sql` || `)} || substr(${json}, 2)` : json;
  return sql`(select '[' || coalesce(string_agg(${contact}, ',' order by k.n ${sql.raw(isReversed ? "desc" : "asc")}), '') || ']'
      from wanted k join contact c on ${within(tenant, "c")} and c.id = k.id where k.n <= ${sql.lit(limit)}) as contacts,
    ${isIncluded("lists") ? membersOfLists(tenant) : sql`null::text`} as members,
    ${ids.length > 0 ? countOf({ kind: "catalogue" }, tenant) : sql`null::float8`} as catalogue`;
}

function idsOf(member: string, table: Posting["table"], tenant: Tenant): Fragment {
  const id = sql.ref(`m.${table === "contact_tag" ? "tag_id" : "list_id"}`);
  return sql`${sql.lit(`"${member}":[`)} || ${markInSql} || coalesce((select string_agg(${id}::text, ',') from ${sql.ref(table)} m
    where ${within(tenant, "m")} and m.contact_id = c.id), '') || ${markInSql} || '],'`;
}

function membersOfLists(tenant: Tenant): Fragment {
  const rows = (table: string) => sql`select x.key, x.n from ${sql.ref(table)} x
    where ${within(tenant, "x")} and x.kind = 'list' and x.key = any(array(select list_id from named))`;
  return sql`(with named as (select distinct m.list_id from wanted k join contact_list_member m on m.contact_id = k.id where ${within(tenant, "m")})
    select string_agg(u.key || ':' || u.n, ',') from (select x.key, sum(x.n) as n
      from (${rows("directory_count")} union all ${rows("directory_count_delta")}) x group by x.key) u)`;
}

function conversations(parts: Parts, tenant: Tenant): Fragment {
  const json = conversationJson("v", { ...parts, hasMessages: parts.include.includes("messages") }, tenant);
  return sql`(select coalesce(json_agg(${json} order by v.id desc), '[]') from (
    select v.* from conversation v where ${within(tenant, "v")} and v.contact_id = c.id
    order by v.id desc limit ${sql.lit(parts.conversationsLimit)}) v)`;
}

/** A conversation as the contract's Conversation. */
export function conversationJson(
  alias: string,
  { messagesLimit, hasMessages }: { messagesLimit: number; hasMessages: boolean },
  tenant: Tenant,
): Fragment {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  const members: Record<string, Fragment> = {
    uniqueId: of("id"),
    contactId: of("contact_id"),
    campaignId: of("campaign_id"),
    organizationId: of("organization_id"),
    initiatedBy: of("initiated_by"),
  };
  if (hasMessages)
    members.messages = sql`(select coalesce(json_agg(${messageJson("g")} order by g.id desc), '[]') from (
      select g.* from message g where ${within(tenant, "g")} and g.conversation_id = ${of("id")}
      order by g.id desc limit ${sql.lit(messagesLimit)}) g)`;
  members.createdAt = sql`iso(${of("created_at")})`;
  members.status = of("status");
  return jsonObject(members);
}

/** A message as the contract's Message. */
export function messageJson(alias: string): Fragment {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return jsonObject({
    uniqueId: of("id"),
    conversationId: of("conversation_id"),
    direction: of("direction"),
    status: of("status"),
    messageType: of("message_type"),
    createdAt: sql`iso(${of("created_at")})`,
    replyToMessageId: of("reply_to_message_id"),
    whatsAppMessageId: of("whatsapp_message_id"),
    messageData: of("data"),
  });
}
