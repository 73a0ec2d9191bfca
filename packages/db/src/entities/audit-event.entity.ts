import { defineEntity, p } from "@mikro-orm/core";
import { auditActions, auditActors, auditRecords } from "@roster/domain";
import { createdAt, id, oneOf, organization, text } from "./columns.ts";
import { appendedByTenant } from "./row-security.ts";
import { told } from "./told.ts";

const schema = defineEntity({
  name: "AuditEventEntity",
  tableName: "audit_event",
  policies: appendedByTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    action: text(),
    actorKind: text(),
    actorId: p.uuid().nullable(),
    actorName: text(),
    sessionId: p.uuid().nullable(),
    address: text().nullable(),
    requestId: p.uuid().nullable(),
    /** The bulk change that it is a part of. */
    bulkId: p.uuid().nullable(),
    recordKind: text(),
    recordId: p.uuid().nullable(),
    recordName: text().nullable(),
    changes: p.json().defaultRaw("'{}'"),
  },
  indexes: [
    { name: "audit_event_record", properties: ["organization", "recordId", "id"] },
    { name: "audit_event_actor", properties: ["organization", "actorId", "id"] },
    { name: "audit_event_action", properties: ["organization", "action", "id"] },
  ],
  checks: [
    { name: "audit_event_action_known", expression: oneOf("action", auditActions) },
    { name: "audit_event_actor_known", expression: oneOf("actor_kind", auditActors) },
    { name: "audit_event_record_known", expression: oneOf("record_kind", auditRecords) },
  ],
  triggers: [told({ table: "audit_event", name: "audit_event_told", event: "insert", by: "tell_audited" })],
});
/** Who did what to which record. Rows are added with the change itself, and never changed by the application. */
export class AuditEventEntity extends schema.class {}
schema.setClass(AuditEventEntity);
