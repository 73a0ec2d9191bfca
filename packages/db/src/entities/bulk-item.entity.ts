import { defineEntity, p } from "@mikro-orm/core";
import { BulkJobEntity } from "./bulk-job.entity.ts";
import { belongsTo, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "BulkItemEntity",
  tableName: "bulk_item",
  policies: ofTenant,
  properties: {
    organizationId: p.uuid().primary(),
    bulkId: p.uuid().primary(),
    n: p.integer().primary(),
    contactId: p.uuid(),
    /** Why it was left as it is: a code of the contract, and a sentence. */
    code: text().nullable(),
    detail: text().nullable(),
    bulk: () => belongsTo(BulkJobEntity, "bulk_id"),
  },
});
/** A contact of a bulk change, until it is changed; those that failed stay. */
export class BulkItemEntity extends schema.class {}
schema.setClass(BulkItemEntity);
