import { BulkContactsInput, BulkReport } from "@roster/domain";
import { examples } from "../examples.ts";
import { type RestRequest, route } from "../route.ts";

/** `POST /api/contacts/bulk`: `contacts.bulk`. */
export const bulkContacts = route({
  method: "POST",
  path: "/api/contacts/bulk",
  operationId: "bulkContacts",
  tag: "Contacts",
  summary: "Change many contacts",
  description:
    "Contacts by `ids` (up to 1,000), or all that fit `criteria` (the parameters of `GET /api/contacts` that narrow it, in camelCase). Ask with `dryRun` first: it answers how many there are and changes nothing. Then send that number as `expectedCount`: which contacts are changed is settled when the change begins, and when another number fits by then nothing is changed. A long change is answered with 202 while it runs.",
  body: {
    kind: "json",
    schema: BulkContactsInput,
    example: {
      criteria: { filter: { field: "attributes.city", op: "eq", value: "Vigo" } },
      changes: { addTagIds: [examples.tag.uniqueId] },
      expectedCount: 2,
    },
  },
  answers: {
    200: { description: "What was done, or how many would be changed.", schema: BulkReport, example: examples.bulk },
    202: {
      description: "It is being done; Location tells how far it is.",
      schema: BulkReport,
      headers: ["Location"],
      example: { ...examples.bulk, state: "running", done: 1, changed: 1 },
    },
  },
  fails: ["count_changed", "query_too_slow"],
  async handle({ body, caller }: RestRequest<undefined, BulkContactsInput>) {
    const report = await caller.contacts.bulk(body);
    if (report.state !== "running") return { status: 200, body: report };
    return { status: 202, headers: { location: `/api/contacts/bulk/${report.bulkId}` }, body: report };
  },
});

/** `GET /api/contacts/bulk/{id}`: `contacts.getBulk`. */
export const getBulk = route({
  method: "GET",
  path: "/api/contacts/bulk/{id}",
  operationId: "getBulk",
  tag: "Contacts",
  summary: "See how far a bulk change is",
  description: "Reports are kept for 30 days.",
  pathParameters: { id: { description: "The `bulkId` of a report." } },
  answers: { 200: { description: "The report.", schema: BulkReport, example: examples.bulk } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.contacts.getBulk({ bulkId: id }) }),
});
