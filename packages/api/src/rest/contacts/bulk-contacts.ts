import { BulkContactsInput, BulkReport, limits, UndoBulkInput } from "@roster/domain";
import type { Answer } from "../answer.ts";
import { examples } from "../examples.ts";
import { flag, integer } from "../query-string.ts";
import { type RestRequest, route } from "../route.ts";

export const reportedLater = {
  description: "It is being done; Location tells how far it is.",
  schema: BulkReport,
  headers: ["Location"],
  example: { ...examples.bulk, state: "running", done: 1, changed: 1 },
} as const;

/** `POST /api/contacts/bulk`: `contacts.bulk`. */
export const bulkContacts = route({
  method: "POST",
  path: "/api/contacts/bulk",
  operationId: "bulkContacts",
  tag: "Contacts",
  summary: "Change many contacts",
  description:
    "Contacts by `ids` (up to 1,000), or all that fit `criteria` (the parameters of `GET /api/contacts` that narrow it, in camelCase). Ask with `dryRun` first: it answers how many there are and changes nothing. Then send that number as `expectedCount`: which contacts are changed is settled when the change begins, and when another number fits by then nothing is changed. A change that takes longer than `waitSeconds` is answered with 202 while it runs.",
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
    202: reportedLater,
  },
  fails: ["count_changed", "query_too_slow"],
  handle: async ({ body, caller }: RestRequest<undefined, BulkContactsInput>) =>
    reported(await caller.contacts.bulk(body)),
});

/** `POST /api/contacts/bulk/{id}/undo`: `contacts.undoBulk`. */
export const undoBulk = route({
  method: "POST",
  path: "/api/contacts/bulk/{id}/undo",
  operationId: "undoBulk",
  tag: "Contacts",
  summary: "Undo a bulk change",
  description: `Puts the contacts that it changed back as they were: status, attributes, lists and tags, and deleted contacts; for ${limits.restoreDays} days. \`dry_run\` counts them. A contact is put back whole or left: it fails with \`changed_since\` where others changed the same of it since, with \`not_found\` where it, or a list or tag that it had, was deleted, with \`phone_taken\` where its phone is another contact's by now. It is a bulk change itself, and can be undone. A change is undone once; where contacts failed it can be tried again with those.`,
  pathParameters: { id: { description: "The `bulkId` of the change's report.", key: "bulkId" } },
  query: {
    parameters: { dry_run: flag("dryRun"), wait_seconds: integer("waitSeconds") },
    schema: UndoBulkInput,
  },
  answers: {
    200: { description: "What was put back, or how many would be.", schema: BulkReport, example: examples.bulk },
    202: reportedLater,
  },
  fails: ["not_found", "conflict"],
  handle: async ({ query, caller }) => reported(await caller.contacts.undoBulk(query)),
});

export function reported(report: BulkReport): Answer {
  if (report.state !== "running") return { status: 200, body: report };
  return { status: 202, headers: { location: `/api/contacts/bulk/${report.bulkId}` }, body: report };
}

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
