import type { Database } from "../database.ts";
import { type Fragment, sql } from "../repositories/sql.ts";
import { everyTenant } from "../repositories/tenant.ts";
import { transaction } from "../repositories/transaction.ts";
import { type DemoOrganization, demoOrganizations } from "./demo-data.ts";

/** The ids of the demo organizations, by name. */
export function demoOrganizationIds(): string[] {
  return demoOrganizations().map((organization) => organization.id);
}

/** Stores the demo organizations in one transaction; nothing happens where they are stored already. */
export async function loadDemo(db: Database): Promise<void> {
  await transaction(db.fork(), everyTenant, async (over) => {
    for (const organization of demoOrganizations()) {
      const { rows } = await sql`insert into organization (id, name, default_region)
        values (${organization.id}::uuid, ${organization.name}, ${organization.defaultRegion}) on conflict do nothing returning id`.execute(
        over,
      );
      if (rows.length === 0) continue;
      for (const statement of contentOf(organization)) await statement.execute(over);
    }
  });
}

function contentOf({ id, tags, lists, campaigns, contacts, conversations }: DemoOrganization): Fragment[] {
  const organization = sql`${id}::uuid`;
  const given = (rows: unknown, columns: string) =>
    sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.raw(columns)})`;
  const messages = conversations.flatMap((conversation) =>
    conversation.messages.map((message) => ({ conversationId: conversation.id, ...message })),
  );
  const joined = <T extends { id: string }>(rows: T[], of: (row: T) => string[]) =>
    rows.flatMap((row) => of(row).map((other) => ({ id: row.id, other })));
  return [
    sql`insert into tag (organization_id, id, label) select ${organization}, id, label from ${given(tags, "id uuid, label text")}`,
    sql`insert into contact_list (organization_id, id, name, description) select ${organization}, id, name, description
      from ${given(lists, "id uuid, name text, description text")}`,
    sql`insert into contact_list_tag (organization_id, list_id, tag_id) select ${organization}, id, other
      from ${given(
        joined(lists, (list) => list.tagIds),
        "id uuid, other uuid",
      )}`,
    sql`insert into campaign (organization_id, id, name, status) select ${organization}, id, name, status
      from ${given(campaigns, "id uuid, name text, status text")}`,
    sql`insert into campaign_list (organization_id, campaign_id, list_id) select ${organization}, id, other
      from ${given(
        joined(campaigns, (campaign) => campaign.listIds),
        "id uuid, other uuid",
      )}`,
    sql`insert into contact (organization_id, id, name, phone, status, attributes, updated_at)
      select ${organization}, id, name, phone, status, attributes, "updatedAt"
      from ${given(contacts, 'id uuid, name text, phone text, status contact_status, attributes jsonb, "updatedAt" timestamptz')}`,
    sql`insert into contact_list_member (organization_id, contact_id, list_id) select ${organization}, id, other
      from ${given(
        joined(contacts, (contact) => contact.listIds),
        "id uuid, other uuid",
      )}`,
    sql`insert into contact_tag (organization_id, contact_id, tag_id) select ${organization}, id, other
      from ${given(
        joined(contacts, (contact) => contact.tagIds),
        "id uuid, other uuid",
      )}`,
    sql`insert into conversation (organization_id, id, contact_id, campaign_id, initiated_by, status)
      select ${organization}, id, "contactId", "campaignId", "initiatedBy", status
      from ${given(conversations, 'id uuid, "contactId" uuid, "campaignId" uuid, "initiatedBy" text, status text')}`,
    sql`insert into message (organization_id, conversation_id, id, direction, status, message_type, reply_to_message_id, whatsapp_message_id, data)
      select ${organization}, "conversationId", id, direction, status, "messageType", "replyToMessageId", "whatsAppMessageId", "messageData"
      from ${given(
        messages,
        '"conversationId" uuid, id uuid, direction text, status text, "messageType" text, "replyToMessageId" uuid, "whatsAppMessageId" text, "messageData" jsonb',
      )}`,
    sql`insert into contact_activity (organization_id, contact_id, last_message_at)
      select ${organization}, v.contact_id, max(m.created_at) from conversation v
      join message m on m.organization_id = v.organization_id and m.conversation_id = v.id
      where v.organization_id = ${organization} group by v.contact_id`,
    sql`select rebuild_counts(${organization})`,
  ];
}
