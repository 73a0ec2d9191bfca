import { defineEntity, p } from "@mikro-orm/core";
import { belongsTo } from "./columns.ts";
import { ContactEntity } from "./contact.entity.ts";
import { ContactListEntity } from "./contact-list.entity.ts";

const schema = defineEntity({
  name: "ContactListMemberEntity",
  tableName: "contact_list_member",
  properties: {
    organizationId: p.uuid().primary(),
    listId: p.uuid().primary(),
    contactId: p.uuid().primary(),
    list: () => belongsTo(ContactListEntity, "list_id"),
    contact: () => belongsTo(ContactEntity, "contact_id"),
  },
  indexes: [{ name: "contact_list_member_contact", properties: ["organizationId", "contactId", "listId"] }],
});
/** A contact's membership of a list. */
export class ContactListMemberEntity extends schema.class {}
schema.setClass(ContactListMemberEntity);
