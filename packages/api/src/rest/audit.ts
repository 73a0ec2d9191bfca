import { AuditPage, BulkReport, ListAuditInput, UndoChangeInput } from "@roster/domain";
import { reported, reportedLater } from "./contacts/bulk-contacts.ts";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { flag, integer, repeated, single } from "./query-string.ts";
import { route } from "./route.ts";
import { wirePage } from "./wire.ts";

/** `GET /api/audit`: `audit.list`. */
export const listAudit = route({
  method: "GET",
  path: "/api/audit",
  operationId: "listAudit",
  tag: "Audit",
  summary: "List what was done",
  description: "Who did what to which record, when and from where, newest first.",
  query: {
    parameters: {
      ...pagingParameters,
      action: repeated("actions"),
      record_kind: repeated("recordKinds"),
      record_id: single("recordId"),
      actor_id: single("actorId"),
      from: single("from"),
      to: single("to"),
      count: single("count"),
    },
    schema: ListAuditInput,
  },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(AuditPage),
      isHashed: true,
      headers: ["Link"],
      example: { events: [examples.auditEvent], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.audit.list(query)),
});

/** `POST /api/audit/{id}/undo`: `contacts.undoChange`. */
export const undoChange = route({
  method: "POST",
  path: "/api/audit/{id}/undo",
  operationId: "undoChange",
  tag: "Audit",
  summary: "Undo a change of a contact",
  description:
    "Puts one contact back as it was before an event, an update or a deletion whose `canBeUndone` is true, as `POST /api/contacts/bulk/{id}/undo` does with those of a bulk change: the answer is the report of a bulk change of one contact.",
  pathParameters: { id: { description: "The event's `uniqueId`.", key: "eventId" } },
  query: {
    parameters: { dry_run: flag("dryRun"), wait_seconds: integer("waitSeconds") },
    schema: UndoChangeInput,
  },
  answers: {
    200: {
      description: "Whether it was put back, or would be.",
      schema: BulkReport,
      example: { ...examples.bulk, count: 1, done: 1, changed: 1 },
    },
    202: reportedLater,
  },
  fails: ["not_found", "conflict"],
  handle: async ({ query, caller }) => reported(await caller.contacts.undoChange(query)),
});
