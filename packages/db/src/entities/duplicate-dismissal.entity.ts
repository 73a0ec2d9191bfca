import { defineEntity, p } from "@mikro-orm/core";
import { organization } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "DuplicateDismissalEntity",
  tableName: "duplicate_dismissal",
  policies: ofTenant,
  properties: {
    organization,
    contactId: p.uuid().primary(),
    otherId: p.uuid().primary(),
    dismissalId: p.uuid(),
  },
  indexes: [
    { name: "duplicate_dismissal_other", properties: ["organization", "otherId"] },
    { name: "duplicate_dismissal_said", properties: ["organization", "dismissalId"] },
  ],
  checks: [{ name: "duplicate_dismissal_order", expression: "contact_id < other_id" }],
});
/** Two contacts that are different people, as somebody said or a merge implies. It outlives a deleted contact, so its ids are no foreign keys. */
export class DuplicateDismissalEntity extends schema.class {}
schema.setClass(DuplicateDismissalEntity);
