import { defineEntity, p } from "@mikro-orm/core";
import { belongsTo, moment } from "./columns.ts";
import { ContactEntity } from "./contact.entity.ts";

const schema = defineEntity({
  name: "ContactActivityEntity",
  tableName: "contact_activity",
  properties: {
    organizationId: p.uuid().primary(),
    contactId: p.uuid().primary(),
    contact: () => belongsTo(ContactEntity, "contact_id"),
    lastMessageAt: moment(),
  },
  indexes: [{ name: "contact_activity_last", properties: ["organizationId", "lastMessageAt", "contactId"] }],
});
/** When a contact last wrote or was written to; a contact without messages has no row. */
export class ContactActivityEntity extends schema.class {}
schema.setClass(ContactActivityEntity);
