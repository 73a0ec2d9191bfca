import { defineEntity, p } from "@mikro-orm/core";
import { limits } from "@roster/domain";
import { createdAt, id, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "ContactListEntity",
  tableName: "contact_list",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    name: text(),
    description: text().default(""),
    /** Campaigns of the list with at least one message sent; whoever stores the first one counts it. */
    campaignsSent: p.integer().default(0),
  },
  checks: [
    {
      name: "contact_list_name_length",
      expression: `char_length(name) >= 1 and char_length(name) <= ${limits.listNameCharacters}`,
    },
    {
      name: "contact_list_description_length",
      expression: `char_length(description) <= ${limits.descriptionCharacters}`,
    },
  ],
});
/** A list that contacts are members of. */
export class ContactListEntity extends schema.class {}
schema.setClass(ContactListEntity);
