import { defineEntity, p } from "@mikro-orm/core";
import { moment, now, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "IdempotencyKeyEntity",
  tableName: "idempotency_key",
  policies: ofTenant,
  properties: {
    organization,
    /** Whose key it is: an API key or a person. */
    principalId: p.uuid().primary(),
    key: text().primary(),
    createdAt: now(),
    /** Until then the request counts as being worked on; null once it is answered. */
    lockedUntil: moment().nullable(),
    /** Hash of everything that another request would have otherwise. */
    fingerprint: text(),
    status: p.integer().nullable(),
    headers: p.json().nullable(),
    body: text().nullable(),
  },
});
/** A request that must not be carried out twice, and what it was answered. */
export class IdempotencyKeyEntity extends schema.class {}
schema.setClass(IdempotencyKeyEntity);
