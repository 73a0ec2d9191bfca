import { KnownAttributes } from "@roster/domain";
import { route } from "../route.ts";

/** `GET /api/contacts/attributes`: `contacts.attributes`. */
export const contactAttributes = route({
  method: "GET",
  path: "/api/contacts/attributes",
  operationId: "contactAttributes",
  tag: "Contacts",
  summary: "See which attributes contacts have",
  description:
    "The commonest first, each with its kind and its commonest values. Of more than 10,000 contacts the newest and the oldest 5,000 are looked at.",
  answers: {
    200: {
      description: "The attributes.",
      schema: KnownAttributes,
      example: {
        attributes: [{ key: "city", kind: "text", contacts: 90, values: [{ value: "Vigo", contacts: 31 }] }],
        contactsLookedAt: 128,
      },
    },
  },
  handle: async ({ caller }) => ({ status: 200, body: await caller.contacts.attributes() }),
});
