import { AuditPage, ListAuditInput } from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { repeated, single } from "./query-string.ts";
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
