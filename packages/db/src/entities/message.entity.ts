import { defineEntity, p } from "@mikro-orm/core";
import { messageDirections, messageStatuses, messageTypes } from "@roster/domain";
import { belongsTo, createdAt, id, oneOf, text } from "./columns.ts";
import { ConversationEntity } from "./conversation.entity.ts";
import { ofTenant } from "./row-security.ts";
import { told } from "./told.ts";

const schema = defineEntity({
  name: "MessageEntity",
  tableName: "message",
  policies: ofTenant,
  properties: {
    organizationId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    id: id(),
    createdAt: createdAt(),
    conversation: () => belongsTo(ConversationEntity, "conversation_id"),
    direction: text(),
    status: text(),
    messageType: text(),
    replyToMessageId: p.uuid().nullable(),
    whatsAppMessageId: text().fieldName("whatsapp_message_id").nullable(),
    data: p.json().defaultRaw("'{}'"),
  },
  checks: [
    { name: "message_direction", expression: oneOf("direction", messageDirections) },
    { name: "message_status", expression: oneOf("status", messageStatuses) },
    { name: "message_message_type", expression: oneOf("message_type", messageTypes) },
  ],
  triggers: [
    told({ table: "message", name: "message_told", event: "insert", by: "tell_messages" }),
    told({ table: "message", name: "message_retold", event: "update", by: "tell_messages" }),
  ],
});
/** One message; the newest are read backwards along the primary key. */
export class MessageEntity extends schema.class {}
schema.setClass(MessageEntity);
