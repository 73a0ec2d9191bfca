import { z } from "zod";
import { Attributes } from "./attributes.ts";
import { ContactList } from "./contact-list.ts";
import { Conversation } from "./conversation.ts";
import { limits } from "./limits.ts";
import { line, Timestamp, Uuid } from "./scalars.ts";
import { Tag } from "./tag.ts";
import { contactStatuses } from "./vocabulary.ts";

export const ContactStatus = z.enum(contactStatuses);
export type ContactStatus = z.infer<typeof ContactStatus>;

/** A person the organization talks to. `phone` is E.164 with its plus; `lists` is complete however the page was filtered. */
export const Contact = z.strictObject({
  uniqueId: Uuid,
  name: line(limits.nameCharacters).min(1),
  phone: z.string().regex(/^\+[0-9]{6,15}$/),
  attributes: Attributes,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  lastMessageAt: Timestamp.nullable(),
  status: ContactStatus,
  lists: z.array(ContactList).optional(),
  tags: z.array(Tag).optional(),
  conversations: z.array(Conversation).optional(),
});
export type Contact = z.infer<typeof Contact>;
