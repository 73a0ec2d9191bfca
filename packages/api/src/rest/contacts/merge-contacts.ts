import { ContactMerge, MergedContacts, UnmergedContacts } from "@roster/domain";
import type { z } from "zod";
import { examples } from "../examples.ts";
import { versionOf } from "../read-request.ts";
import { type RestRequest, route } from "../route.ts";

/** `POST /api/contacts/{id}/merge`: `contacts.merge`. */
export const mergeContacts = route({
  method: "POST",
  path: "/api/contacts/{id}/merge",
  operationId: "mergeContacts",
  tag: "Contacts",
  summary: "Merge contacts into one",
  description:
    "The contact of the URL stays and gets the chosen values; lists and tags are united, conversations of the others become its own, and the others are deleted. Without a choice a field stays as it is, and an attribute that it has not got is taken from the first contact that has it. With If-Match, and `expectedUpdatedAt` of each other contact, nothing is merged unless all are as they were read. The `mergeId` undoes it for 30 days.",
  pathParameters: { id: { description: "The `uniqueId` of the contact that stays." } },
  hasVersion: true,
  body: {
    kind: "json",
    schema: ContactMerge,
    example: {
      others: [{ uniqueId: examples.merged.uniqueId, expectedUpdatedAt: examples.merged.updatedAt }],
      choices: { name: examples.merged.uniqueId, attributes: { city: examples.contact.uniqueId } },
    },
  },
  answers: {
    200: {
      description: "The contact that stayed, as it is now.",
      schema: MergedContacts,
      headers: ["ETag"],
      example: { mergeId: examples.mergeId, contact: examples.contact },
    },
  },
  fails: ["not_found", "precondition_failed"],
  async handle({ id, body, expectedUpdatedAt, caller }: RestRequest<undefined, z.input<typeof ContactMerge>>) {
    const merged = await caller.contacts.merge({ uniqueId: id, expectedUpdatedAt, ...body });
    return { status: 200, headers: { etag: versionOf(merged.contact) }, body: merged };
  },
});

/** `POST /api/contacts/merges/{id}/undo`: `contacts.unmerge`. */
export const unmergeContacts = route({
  method: "POST",
  path: "/api/contacts/merges/{id}/undo",
  operationId: "unmergeContacts",
  tag: "Contacts",
  summary: "Undo a merge",
  description:
    "Brings the other contacts back with their lists, tags and conversations, and gives the contact that stayed its values from before. Fails with `conflict` where one of those values was changed since, and then nothing is undone.",
  pathParameters: { id: { description: "The `mergeId` of a merge.", key: "mergeId" } },
  answers: {
    200: {
      description: "The contacts as they are again, first the one that had stayed.",
      schema: UnmergedContacts,
      example: { contacts: [examples.contact, examples.merged] },
    },
  },
  fails: ["not_found", "conflict", "phone_taken"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.contacts.unmerge({ mergeId: id }) }),
});
