import { Contact, ContactPatch, CreateContactInput, Deleted, DomainError, StoredContact, Uuid } from "@roster/domain";
import { z } from "zod";
import type { Answer } from "../answer.ts";
import { examples } from "../examples.ts";
import { versionOf } from "../read-request.ts";
import { type RestRequest, route } from "../route.ts";

const ofContact = {
  path: "/api/contacts/{id}",
  tag: "Contacts",
  pathParameters: { id: { description: "The contact's `uniqueId`." } },
} as const;
const stored = { schema: StoredContact, headers: ["ETag"], example: { ...examples.contact, warnings: [] } } as const;

/** `GET /api/contacts/{id}`: `contacts.get`. */
export const getContact = route({
  ...ofContact,
  method: "GET",
  operationId: "getContact",
  summary: "Read one contact",
  description:
    "The contact with its lists, tags, newest conversations and their newest messages. Its ETag is its version, for If-Match.",
  answers: { 200: { description: "The contact.", schema: Contact, headers: ["ETag"], example: examples.contact } },
  fails: ["not_found"],
  async handle({ id, caller }) {
    const contact = await caller.contacts.get({ uniqueId: id });
    return { status: 200, headers: { etag: versionOf(contact) }, body: contact };
  },
});

/** `PATCH /api/contacts/{id}`: `contacts.update`. */
export const updateContact = route({
  ...ofContact,
  method: "PATCH",
  operationId: "updateContact",
  summary: "Change a contact",
  description:
    "Changes what is given. `attributes` are merged by RFC 7396 (null removes a key); `listIds` and `tagIds` replace what was there. With If-Match nothing is changed unless the contact still has that version.",
  hasVersion: true,
  body: {
    kind: "json",
    schema: ContactPatch,
    example: { status: "Inactive", attributes: { city: "Lugo", visits: null } },
  },
  answers: { 200: { description: "The contact as it is now.", ...stored } },
  fails: ["not_found", "phone_taken", "precondition_failed"],
  async handle({ id, body, expectedUpdatedAt, caller }: RestRequest<undefined, ContactPatch>) {
    const contact = await caller.contacts.update({ uniqueId: id, expectedUpdatedAt, ...body });
    return { status: 200, headers: { etag: versionOf(contact) }, body: contact };
  },
});

/** An id, alone or as a record that has it: what a contact was read with can be sent back. */
const Reference = z.union([Uuid, z.looseObject({ uniqueId: Uuid })], { error: "must be a UUID" });
const readOnly = z
  .unknown()
  .optional()
  .meta({ description: "Taken and ignored, so that a contact can be sent back as it was read." });

/** A contact as it shall be, in Wapikit's spelling: `lists` and `tags` are ids or records. */
const ContactBody = z.strictObject({
  ...CreateContactInput.omit({ listIds: true, tagIds: true }).shape,
  lists: z.array(Reference).optional(),
  tags: z.array(Reference).optional(),
  uniqueId: Uuid.optional(),
  createdAt: readOnly,
  updatedAt: readOnly,
  lastMessageAt: readOnly,
  conversations: readOnly,
  warnings: readOnly,
});
type ContactBody = z.input<typeof ContactBody>;

/** `POST /api/contacts/{id}`: `contacts.replace`, as Wapikit's clients change a contact. */
export const replaceContact = route({
  ...ofContact,
  method: "POST",
  operationId: "replaceContact",
  summary: "Replace a contact",
  description:
    "Makes the contact what is given: attributes that are left out are gone, lists and tags that are left out stay. For clients of Wapikit; others use PATCH.",
  hasVersion: true,
  body: {
    kind: "json",
    schema: ContactBody,
    example: {
      name: "María Iglesias",
      phone: "+34612345678",
      status: "Active",
      attributes: {},
      lists: [examples.list.uniqueId],
    },
  },
  answers: {
    200: {
      description: "The contact as it is now.",
      schema: z.strictObject({ contact: StoredContact }),
      headers: ["ETag"],
      example: { contact: stored.example },
    },
  },
  fails: ["not_found", "phone_taken", "precondition_failed"],
  async handle({ id, body, expectedUpdatedAt, caller }: RestRequest<undefined, ContactBody>): Promise<Answer> {
    const { name, phone, status, attributes, lists, tags, uniqueId } = body;
    if (uniqueId !== undefined && uniqueId.toLowerCase() !== id.toLowerCase())
      throw DomainError.unprocessable([
        { in: "body", name: "uniqueId", code: "conflicting", detail: "must be that of the URL", pointer: "/uniqueId" },
      ]);
    const contact = await caller.contacts.replace({
      uniqueId: id,
      expectedUpdatedAt,
      ...{ name, phone, status, attributes },
      listIds: lists?.map(idOf),
      tagIds: tags?.map(idOf),
    });
    return { status: 200, headers: { etag: versionOf(contact) }, body: { contact } };
  },
});

/** `DELETE /api/contacts/{id}`: `contacts.delete`. */
export const deleteContact = route({
  ...ofContact,
  method: "DELETE",
  operationId: "deleteContact",
  summary: "Delete a contact",
  description:
    "It can be restored for 30 days, and its phone is free at once. With If-Match nothing is deleted unless the contact still has that version.",
  hasVersion: true,
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found", "precondition_failed"],
  handle: async ({ id, expectedUpdatedAt, caller }) => ({
    status: 200,
    body: await caller.contacts.delete({ uniqueId: id, expectedUpdatedAt }),
  }),
});

/** `POST /api/contacts/{id}/restore`: `contacts.restore`. */
export const restoreContact = route({
  ...ofContact,
  path: "/api/contacts/{id}/restore",
  method: "POST",
  operationId: "restoreContact",
  summary: "Restore a deleted contact",
  description: "Brings it back as it was, with its lists, tags and conversations, for 30 days after it was deleted.",
  answers: { 200: { description: "The contact.", schema: Contact, headers: ["ETag"], example: examples.contact } },
  fails: ["not_found", "phone_taken"],
  async handle({ id, caller }) {
    const contact = await caller.contacts.restore({ uniqueId: id });
    return { status: 200, headers: { etag: versionOf(contact) }, body: contact };
  },
});

function idOf(reference: string | { uniqueId: string }): string {
  return typeof reference === "string" ? reference : reference.uniqueId;
}
