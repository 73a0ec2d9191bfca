import { defineEntity, p } from "@mikro-orm/core";
import { limits } from "@roster/domain";
import { createdAt, id, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "OrganizationRoleEntity",
  tableName: "organization_role",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    name: text(),
    description: text().default(""),
    permissions: p.array().columnType("text[]"),
  },
  uniques: [{ name: "organization_role_name", properties: ["organization", "name"] }],
  checks: [
    {
      name: "organization_role_name_length",
      expression: `char_length(name) >= 1 and char_length(name) <= ${limits.roleNameCharacters}`,
    },
  ],
});
/** A role that an organization made for itself. */
export class OrganizationRoleEntity extends schema.class {}
schema.setClass(OrganizationRoleEntity);
