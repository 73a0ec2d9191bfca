import { defineEntity, p } from "@mikro-orm/core";
import { createdAt, id, organization } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "ContactMergeEntity",
  tableName: "contact_merge",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    survivorId: p.uuid(),
    document: p.json(),
  },
});
/** What a merge changed, as one document, for as long as it can be undone. */
export class ContactMergeEntity extends schema.class {}
schema.setClass(ContactMergeEntity);
