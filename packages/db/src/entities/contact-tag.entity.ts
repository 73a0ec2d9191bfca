import { defineEntity, p } from "@mikro-orm/core";
import { belongsTo } from "./columns.ts";
import { ContactEntity } from "./contact.entity.ts";
import { TagEntity } from "./tag.entity.ts";

const schema = defineEntity({
  name: "ContactTagEntity",
  tableName: "contact_tag",
  properties: {
    organizationId: p.uuid().primary(),
    tagId: p.uuid().primary(),
    contactId: p.uuid().primary(),
    tag: () => belongsTo(TagEntity, "tag_id"),
    contact: () => belongsTo(ContactEntity, "contact_id"),
  },
  indexes: [{ name: "contact_tag_contact", properties: ["organizationId", "contactId", "tagId"] }],
});
/** A tag on a contact. */
export class ContactTagEntity extends schema.class {}
schema.setClass(ContactTagEntity);
