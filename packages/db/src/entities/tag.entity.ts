import { defineEntity } from "@mikro-orm/core";
import { limits } from "@roster/domain";
import { createdAt, id, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "TagEntity",
  tableName: "tag",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    label: text(),
  },
  uniques: [{ name: "tag_label", properties: ["organization", "label"] }],
  checks: [
    {
      name: "tag_label_length",
      expression: `char_length(label) >= 1 and char_length(label) <= ${limits.tagLabelCharacters}`,
    },
  ],
});
/** A label on contacts and lists. */
export class TagEntity extends schema.class {}
schema.setClass(TagEntity);
