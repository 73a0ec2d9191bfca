import { defineEntity, p } from "@mikro-orm/core";
import { now, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "ContactTombstoneEntity",
  tableName: "contact_tombstone",
  policies: ofTenant,
  properties: {
    organization,
    id: p.uuid().primary(),
    phone: text(),
    deletedAt: now(),
    document: p.json(),
  },
  indexes: [{ name: "contact_tombstone_phone", properties: ["organization", "phone", "deletedAt"] }],
});
/** A deleted contact as one document, so that it can be restored. It holds no phone number hostage. */
export class ContactTombstoneEntity extends schema.class {}
schema.setClass(ContactTombstoneEntity);
