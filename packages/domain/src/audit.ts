import { z } from "zod";
import type { Json } from "./attributes.ts";
import { PaginationMeta } from "./contact-page.ts";
import { limits } from "./limits.ts";
import { pageOf } from "./paging.ts";
import { conflicting, Moment, Timestamp, Uuid } from "./scalars.ts";
import { auditActions, auditActors, auditRecords } from "./vocabulary.ts";

const AnyJson = z.custom<Json>((value) => value !== undefined).meta({ description: "Any JSON value." });

/** What became of one member of a record: its values before and after, or which of several came and went. */
export const AuditChange = z.strictObject({
  from: AnyJson.optional(),
  to: AnyJson.optional(),
  added: z.array(AnyJson).optional(),
  removed: z.array(AnyJson).optional(),
});
export type AuditChange = z.infer<typeof AuditChange>;

/**
 * Who did what to which record, when and from where. `actor.uniqueId` is a person's or a key's, null for the server itself.
 * `record.name` is what the record was called at that time, and null with `changes` empty once a contact is forgotten.
 * `canBeUndone` says whether `contacts.undoChange` takes it, or `contacts.undoBulk` the bulk change that began with it.
 */
export const AuditEvent = z.strictObject({
  uniqueId: Uuid,
  createdAt: Timestamp,
  action: z.enum(auditActions),
  actor: z.strictObject({
    kind: z.enum(auditActors),
    uniqueId: Uuid.nullable(),
    name: z.string(),
    /** The session that a person did it in. */
    sessionId: Uuid.nullable(),
    /** The network address that the request came from. */
    address: z.string().nullable(),
  }),
  record: z.strictObject({ kind: z.enum(auditRecords), uniqueId: Uuid.nullable(), name: z.string().nullable() }),
  changes: z.record(z.string(), AuditChange),
  requestId: Uuid.nullable(),
  canBeUndone: z.boolean(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

const among = <T extends string>(values: readonly [T, ...T[]]) =>
  z.array(z.enum(values)).min(1).max(limits.filterIds).optional();

/** Events, newest first. Every condition that is given must hold; of several values of one, any. */
export const ListAuditInput = z
  .strictObject({
    ...pageOf(limits.perPage),
    actions: among(auditActions).describe("Only these actions."),
    recordKinds: among(auditRecords).describe("Only events of these kinds of records."),
    recordId: Uuid.optional().describe("Only events of this record."),
    actorId: Uuid.optional().describe("Only what this person or key did."),
    from: Moment.optional().describe("Only events at this moment or later."),
    to: Moment.optional().describe("Only events before this moment."),
    count: z.enum(["exact", "none"]).default("exact").describe("Whether the events are counted."),
  })
  .refine(
    ({ page, cursor }) => page === undefined || cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .prefault({});
export type ListAuditInput = z.input<typeof ListAuditInput>;
export type ListAuditQuery = z.output<typeof ListAuditInput>;
export const AuditPage = z.strictObject({ events: z.array(AuditEvent), paginationMeta: PaginationMeta });
export type AuditPage = z.infer<typeof AuditPage>;
