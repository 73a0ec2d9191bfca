import { z } from "zod";
import { Message } from "./message.ts";
import { Timestamp, Uuid } from "./scalars.ts";
import { conversationInitiators, conversationStatuses } from "./vocabulary.ts";

/** A thread with one contact, its newest messages first; `messages` is absent where it was not included. */
export const Conversation = z.strictObject({
  uniqueId: Uuid,
  contactId: Uuid,
  campaignId: Uuid.nullable(),
  organizationId: Uuid,
  initiatedBy: z.enum(conversationInitiators),
  messages: z.array(Message).optional(),
  createdAt: Timestamp,
  status: z.enum(conversationStatuses),
});
export type Conversation = z.infer<typeof Conversation>;
