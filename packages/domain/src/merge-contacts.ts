import { z } from "zod";
import { JsonObject } from "./attributes.ts";
import { Contact } from "./contact.ts";
import { AttributeKey } from "./contact-filter.ts";
import { limits } from "./limits.ts";
import { Timestamp, Uuid } from "./scalars.ts";

const MergedContact = z.strictObject({ uniqueId: Uuid, expectedUpdatedAt: Timestamp.optional() });

/** Given back as it came, as attributes are: a key may be `__proto__`. */
const AttributeChoices = z
  .custom<Record<string, string>>(
    (value) =>
      JsonObject.safeParse(value).success &&
      Object.entries(value as object).every(
        ([key, id]) => AttributeKey.safeParse(key).success && Uuid.safeParse(id).success,
      ),
    { error: "must be the id of a contact for each attribute's key" },
  )
  .meta({
    type: "object",
    additionalProperties: { type: "string", format: "uuid" },
    description: "By the attribute's key, the contact that it is taken from; one that has not got it leaves it out.",
  });

/**
 * Which contact's value a field gets. Without a choice it is that of the contact that stays; an attribute that it has not got is
 * that of the first other one that has it. A choice of a contact without the attribute leaves it out.
 */
export const MergeChoices = z.strictObject({
  name: Uuid.optional(),
  phone: Uuid.optional(),
  status: Uuid.optional(),
  attributes: AttributeChoices.optional(),
});
export type MergeChoices = z.infer<typeof MergeChoices>;

/** The other contacts that become one with a contact, and the choice for each field. */
export const ContactMerge = z.strictObject({
  others: z
    .array(MergedContact)
    .min(1)
    .max(limits.duplicatesPerGroup - 1)
    .refine((others) => new Set(others.map(({ uniqueId }) => uniqueId)).size === others.length, {
      error: "must be different contacts",
      params: { code: "repeated" },
    }),
  choices: MergeChoices.default({}),
});
export type ContactMerge = z.infer<typeof ContactMerge>;

/**
 * The input of `contacts.merge`. The contact `uniqueId` stays; lists and tags are united, and conversations of the others become
 * its own. A contact with `expectedUpdatedAt` must not have changed since.
 */
export const MergeContactsInput = z.strictObject({ ...MergedContact.shape, ...ContactMerge.shape });
export type MergeContactsInput = z.input<typeof MergeContactsInput>;
export type MergeContacts = z.output<typeof MergeContactsInput>;

/** The contact that stayed, and the id that undoes the merge for 30 days. */
export const MergedContacts = z.strictObject({ mergeId: Uuid, contact: Contact });
export type MergedContacts = z.infer<typeof MergedContacts>;

export const MergeId = z.strictObject({ mergeId: Uuid });
export type MergeId = z.infer<typeof MergeId>;

/** The contacts as they are again, first the one that had stayed. */
export const UnmergedContacts = z.strictObject({ contacts: z.array(Contact) });
export type UnmergedContacts = z.infer<typeof UnmergedContacts>;
