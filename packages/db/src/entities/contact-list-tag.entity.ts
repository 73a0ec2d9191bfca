import { defineEntity, p } from "@mikro-orm/core";
import { belongsTo } from "./columns.ts";
import { ContactListEntity } from "./contact-list.entity.ts";
import { ofTenant } from "./row-security.ts";
import { TagEntity } from "./tag.entity.ts";

const schema = defineEntity({
  name: "ContactListTagEntity",
  tableName: "contact_list_tag",
  policies: ofTenant,
  properties: {
    organizationId: p.uuid().primary(),
    listId: p.uuid().primary(),
    tagId: p.uuid().primary(),
    list: () => belongsTo(ContactListEntity, "list_id"),
    tag: () => belongsTo(TagEntity, "tag_id"),
  },
});
/** A tag on a list. */
export class ContactListTagEntity extends schema.class {}
schema.setClass(ContactListTagEntity);
