import { defineEntity, p } from "@mikro-orm/core";
import { builtInRoles } from "@roster/domain";
import { belongsTo, now, oneOf, organization, text } from "./columns.ts";
import { OrganizationRoleEntity } from "./organization-role.entity.ts";
import { ofTenant } from "./row-security.ts";
import { UserEntity } from "./user.entity.ts";

/** What `role` says where it is one of the organization's own. */
export const customRole = "Custom";

const schema = defineEntity({
  name: "OrganizationMemberEntity",
  tableName: "organization_member",
  policies: ofTenant,
  properties: {
    organization,
    user: () => p.manyToOne(UserEntity).primary().updateRule("no action").deleteRule("cascade"),
    createdAt: now(),
    role: text().default("Owner"),
    /** One of the organization's own roles, where `role` says so. */
    roleId: p.uuid().nullable(),
    /** What they have chosen for themselves there. */
    preferences: p.json().nullable(),
    ownRole: () => belongsTo(OrganizationRoleEntity, "role_id").nullable(),
  },
  indexes: [{ name: "organization_member_user", properties: ["user", "organization"] }],
  checks: [
    { name: "organization_member_role", expression: oneOf("role", [...builtInRoles, customRole]) },
    { name: "organization_member_custom", expression: `(role = '${customRole}') = (role_id is not null)` },
  ],
});
/** A person's place in an organization. */
export class OrganizationMemberEntity extends schema.class {}
schema.setClass(OrganizationMemberEntity);
