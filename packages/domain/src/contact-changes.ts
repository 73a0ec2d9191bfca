import { z } from "zod";
import { Attributes } from "./attributes.ts";
import { Contact, ContactStatus } from "./contact.ts";
import { limits } from "./limits.ts";
import { line, Timestamp, trimmed, Uuid } from "./scalars.ts";

/** A name as it is written; an empty one becomes the formatted phone. */
const WrittenName = trimmed(limits.nameCharacters).describe("An empty one becomes the formatted phone.");
/** A phone as people type it: without a country code it is read in the organization's region. */
const WrittenPhone = line(limits.phoneTextCharacters)
  .min(1)
  .describe("In any usual spelling; without a country code it is read in the organization's region. Kept as E.164.");
const GroupIds = z.array(Uuid).max(limits.groupsPerContact);

/** The input of `contacts.create`. Ids of lists and tags must be the organization's own. */
export const CreateContactInput = z.strictObject({
  name: WrittenName.default(""),
  phone: WrittenPhone,
  status: ContactStatus.default("Active"),
  attributes: Attributes.default({}),
  listIds: GroupIds.default([]),
  tagIds: GroupIds.default([]),
});
export type CreateContactInput = z.input<typeof CreateContactInput>;
export type NewContact = z.output<typeof CreateContactInput>;

/** A contact as it was stored, with what was taken although it is doubtful. */
export const StoredContact = z.strictObject({ ...Contact.shape, warnings: z.array(z.string()) });
export type StoredContact = z.infer<typeof StoredContact>;

/** The input of `contacts.createMany`: each is stored or refused by itself, in this order. */
export const CreateContactsInput = z.strictObject({
  contacts: z.array(z.unknown()).min(1).max(limits.contactsAtOnce),
});
export type CreateContactsInput = { contacts: CreateContactInput[] };

/** One thing wrong with an item, in the words of the contract's errors. */
export const ItemFault = z.strictObject({
  in: z.enum(["query", "path", "header", "body", "input"]),
  name: z.string(),
  code: z.string(),
  detail: z.string(),
  allowed: z.array(z.string()).optional(),
  suggestion: z.string().optional(),
  pointer: z.string().optional(),
});

/** Why an item was refused: the code that it would have failed with by itself. */
export const ItemFailure = z.strictObject({
  code: z.string(),
  detail: z.string(),
  existingId: Uuid.optional(),
  errors: z.array(ItemFault),
});
export type ItemFailure = z.infer<typeof ItemFailure>;

/** What became of each contact, in the order that they were given. */
export const CreateContactsReport = z.strictObject({
  created: z.int().min(0),
  failed: z.int().min(0),
  results: z.array(
    z.union([
      z.strictObject({ index: z.int().min(0), status: z.literal("created"), contact: StoredContact }),
      z.strictObject({ index: z.int().min(0), status: z.literal("failed"), error: ItemFailure }),
    ]),
  ),
});
export type CreateContactsReport = z.infer<typeof CreateContactsReport>;

/** Keys and their new values; null removes the key (RFC 7396). */
export const AttributesPatch = Attributes.describe("Attributes to set; null removes a key (RFC 7396).");
export type AttributesPatch = z.infer<typeof AttributesPatch>;

/** What `contacts.update` may change: what is left out stays, `attributes` are merged by RFC 7396, ids replace what was there. */
export const ContactPatch = z.strictObject({
  name: WrittenName.optional(),
  phone: WrittenPhone.optional(),
  status: ContactStatus.optional(),
  attributes: AttributesPatch.optional(),
  listIds: GroupIds.optional(),
  tagIds: GroupIds.optional(),
});
export type ContactPatch = z.infer<typeof ContactPatch>;

/** The contact must not have changed since: its `updatedAt`, which is its version. */
const ExpectedVersion = { expectedUpdatedAt: Timestamp.optional() };

export const UpdateContactInput = z.strictObject({ uniqueId: Uuid, ...ExpectedVersion, ...ContactPatch.shape });
export type UpdateContactInput = z.input<typeof UpdateContactInput>;

/** The input of `contacts.replace`: the contact as it shall be. Only lists and tags that are left out stay as they are. */
export const ReplaceContactInput = z.strictObject({
  uniqueId: Uuid,
  ...ExpectedVersion,
  ...CreateContactInput.shape,
  listIds: GroupIds.optional(),
  tagIds: GroupIds.optional(),
});
export type ReplaceContactInput = z.input<typeof ReplaceContactInput>;

export const DeleteContactInput = z.strictObject({ uniqueId: Uuid, ...ExpectedVersion });
export type DeleteContactInput = z.input<typeof DeleteContactInput>;

export const DeleteContactsInput = z.strictObject({
  uniqueIds: z.array(Uuid).min(1).max(limits.contactsAtOnce).describe("The contacts' ids."),
});
export type DeleteContactsInput = z.infer<typeof DeleteContactsInput>;

/** How many were deleted, and the ids that are unknown. */
export const DeleteContactsReport = z.strictObject({ deleted: z.int().min(0), notFound: z.array(Uuid) });
export type DeleteContactsReport = z.infer<typeof DeleteContactsReport>;
