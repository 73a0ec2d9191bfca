import { z } from "zod";
import { Timestamp, Uuid } from "./scalars.ts";

export const messageDirections = ["InBound", "OutBound"] as const;
export const messageStatuses = ["Sent", "Delivered", "Read", "Unread", "UnDelivered", "Failed"] as const;
export const messageTypes = [
  "Text",
  "Image",
  "Video",
  "Audio",
  "Document",
  "Sticker",
  "Location",
  "Contacts",
  "Reaction",
  "Address",
  "Interactive",
  "Template",
] as const;
export type MessageType = (typeof messageTypes)[number];

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
  messageData: z.record(z.string(), z.json()),
});
export type Message = z.infer<typeof Message>;
