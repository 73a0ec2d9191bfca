import { defineEntity, p } from "@mikro-orm/core";
import { conversationInitiators, conversationStatuses } from "@roster/domain";
import { CampaignEntity } from "./campaign.entity.ts";
import { belongsTo, createdAt, id, oneOf, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";
import { told } from "./told.ts";

const schema = defineEntity({
  name: "ConversationEntity",
  tableName: "conversation",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    contactId: p.uuid(),
    campaignId: p.uuid().nullable(),
    campaign: () => belongsTo(CampaignEntity, "campaign_id").nullable(),
    initiatedBy: text(),
    status: text().default("Active"),
  },
  indexes: [
    { name: "conversation_contact", properties: ["organization", "contactId", "id"] },
    { name: "conversation_campaign", properties: ["organization", "campaignId"] },
  ],
  checks: [
    { name: "conversation_status", expression: oneOf("status", conversationStatuses) },
    { name: "conversation_initiated_by", expression: oneOf("initiated_by", conversationInitiators) },
  ],
  triggers: [
    told({ table: "conversation", name: "conversation_told", event: "insert", by: "tell_conversations" }),
    told({ table: "conversation", name: "conversation_retold", event: "update", by: "tell_conversations" }),
  ],
});
/** A thread with one contact. It outlives a deleted contact, so contactId is no foreign key. */
export class ConversationEntity extends schema.class {}
schema.setClass(ConversationEntity);
