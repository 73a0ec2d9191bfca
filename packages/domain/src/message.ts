import { z } from "zod";
import { JsonObject } from "./attributes.ts";
import { limits } from "./limits.ts";
import { Timestamp, Uuid } from "./scalars.ts";
import { messageDirections, messageStatuses, messageTypes } from "./vocabulary.ts";

/** One message of a conversation. `messageData` is the messenger's own payload, by `messageType`. */
export const Message = z.strictObject({
  uniqueId: Uuid,
  conversationId: Uuid,
  direction: z.enum(messageDirections),
  status: z.enum(messageStatuses),
  messageType: z.enum(messageTypes),
  createdAt: Timestamp,
  replyToMessageId: Uuid.nullable(),
  whatsAppMessageId: z.string().nullable(),
  messageData: JsonObject,
});
export type Message = z.infer<typeof Message>;

/** How many of a conversation's messages are shown with it. */
export const messagesLimit = z
  .int()
  .min(0)
  .max(limits.messagesPerConversation)
  .default(limits.messagesShown)
  .describe("How many of a conversation's newest messages.");
