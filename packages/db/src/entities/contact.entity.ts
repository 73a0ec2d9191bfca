import { defineEntity, p } from "@mikro-orm/core";
import { contactStatuses, limits } from "@roster/domain";
import { createdAt, id, now, organization, text } from "./columns.ts";

const schema = defineEntity({
  name: "ContactEntity",
  tableName: "contact",
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    updatedAt: now(),
    status: p.enum(contactStatuses).nativeEnumName("contact_status").default("Active"),
    name: text(),
    phone: text(),
    attributes: p.json().defaultRaw("'{}'"),
    nameKey: text().generated("(norm(name)) stored"),
    searchText: text().generated("(norm(name) || chr(31) || ltrim(phone, '+')) stored"),
  },
  uniques: [{ name: "contact_phone", properties: ["organization", "phone"], include: ["id"] }],
  indexes: [
    { name: "contact_status", properties: ["organization", "status", "id"] },
    { name: "contact_name", properties: ["organization", "nameKey", "id"] },
    { name: "contact_updated", properties: ["organization", "updatedAt", "id"] },
    {
      name: "contact_search",
      expression: "create index contact_search on contact using gin (organization_id, search_text gin_trgm_ops)",
    },
    {
      name: "contact_attributes",
      expression: "create index contact_attributes on contact using gin (organization_id, attributes jsonb_path_ops)",
    },
    {
      name: "contact_ending",
      expression:
        "create index contact_ending on contact (organization_id, right(phone_key(phone), 8)) include (phone)",
    },
  ],
  checks: [
    {
      name: "contact_name_length",
      expression: `char_length(name) >= 1 and char_length(name) <= ${limits.nameCharacters}`,
    },
    { name: "contact_phone_format", expression: "phone ~ '^\\+[0-9]{6,15}$'" },
    { name: "contact_attributes_object", expression: "jsonb_typeof(attributes) = 'object'" },
  ],
});
/** A person the organization talks to. Rows are written by the repositories alone. */
export class ContactEntity extends schema.class {}
schema.setClass(ContactEntity);
