import { defineEntity, p } from "@mikro-orm/core";
import { createdAt, id, now, oneOf, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const counter = () => p.integer().default(0);

const schema = defineEntity({
  name: "BulkJobEntity",
  tableName: "bulk_job",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    updatedAt: now(),
    state: text().default("running"),
    changes: p.json(),
    count: p.integer(),
    done: counter(),
    changed: counter(),
    unchanged: counter(),
    failed: counter(),
    actor: p.json().nullable(),
    /** The bulk change whose contacts are put back by this one. */
    undoes: p.uuid().nullable(),
    /** Where one undoes another: the change that the first of them undid. */
    originalId: p.uuid().nullable(),
  },
  indexes: [{ name: "bulk_job_state", properties: ["state"] }],
  uniques: [{ name: "bulk_job_undoes", properties: ["organization", "undoes"] }],
  checks: [{ name: "bulk_job_state_known", expression: oneOf("state", ["running", "done"]) }],
});
/** A change of many contacts, which were chosen when it began. */
export class BulkJobEntity extends schema.class {}
schema.setClass(BulkJobEntity);
