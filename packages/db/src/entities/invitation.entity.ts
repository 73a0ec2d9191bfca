import { defineEntity, p } from "@mikro-orm/core";
import { builtInRoles, limits } from "@roster/domain";
import { belongsTo, createdAt, id, moment, oneOf, organization, text } from "./columns.ts";
import { customRole } from "./organization-member.entity.ts";
import { OrganizationRoleEntity } from "./organization-role.entity.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "InvitationEntity",
  tableName: "invitation",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    email: text(),
    role: text(),
    /** One of the organization's own roles, where `role` says so. */
    roleId: p.uuid().nullable(),
    ownRole: () => belongsTo(OrganizationRoleEntity, "role_id").nullable(),
    /** The member or the API key that made it: it lasts no longer than what they may do. */
    invitedBy: p.uuid(),
    tokenHash: text(),
    expiresAt: moment(),
  },
  uniques: [
    { name: "invitation_email", properties: ["organization", "email"] },
    { name: "invitation_token", properties: ["organization", "tokenHash"] },
  ],
  checks: [
    { name: "invitation_role", expression: oneOf("role", [...builtInRoles, customRole]) },
    { name: "invitation_custom", expression: `(role = '${customRole}') = (role_id is not null)` },
    {
      name: "invitation_email_length",
      expression: `char_length(email) >= 3 and char_length(email) <= ${limits.emailCharacters}`,
    },
  ],
});
/** A place in an organization for whoever has an e-mail address. Its token is stored as SHA-256 alone. */
export class InvitationEntity extends schema.class {}
schema.setClass(InvitationEntity);
