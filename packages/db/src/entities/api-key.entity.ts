import { defineEntity, p } from "@mikro-orm/core";
import { createdAt, id, moment, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "ApiKeyEntity",
  tableName: "api_key",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    name: text(),
    prefix: text(),
    hash: text(),
    expiresAt: moment().nullable(),
    lastUsedAt: moment().nullable(),
    permissions: p.array().columnType("text[]").defaultRaw("'{}'"),
    /** The member that made it; with them it goes. */
    createdBy: p.uuid().nullable(),
    /** The key that made it; with that one it goes. */
    parentId: p.uuid().nullable(),
  },
  uniques: [{ name: "api_key_hash", properties: ["organization", "hash"] }],
});
/** A key of one organization. Its secret is stored as SHA-256 alone. */
export class ApiKeyEntity extends schema.class {}
schema.setClass(ApiKeyEntity);
