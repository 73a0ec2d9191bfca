import { z } from "zod";
import { limits } from "./limits.ts";
import { line, Timestamp, Uuid } from "./scalars.ts";
import { Tag } from "./tag.ts";

/**
 * A list that contacts are members of. `numberOfContacts` counts live members whatever their status,
 * `numberOfCampaignsSent` the list's campaigns with at least one message sent.
 */
export const ContactList = z.strictObject({
  name: line(limits.listNameCharacters).min(1),
  description: line(limits.descriptionCharacters),
  numberOfContacts: z.int().min(0),
  numberOfCampaignsSent: z.int().min(0),
  tags: z.array(Tag),
  uniqueId: Uuid,
  createdAt: Timestamp,
});
export type ContactList = z.infer<typeof ContactList>;
