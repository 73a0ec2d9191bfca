import { defineEntity, p } from "@mikro-orm/core";
import { now, oneOf, organization, text } from "./columns.ts";
import { UserEntity } from "./user.entity.ts";

const schema = defineEntity({
  name: "OrganizationMemberEntity",
  tableName: "organization_member",
  properties: {
    organization,
    user: () => p.manyToOne(UserEntity).primary().updateRule("no action").deleteRule("cascade"),
    createdAt: now(),
    role: text().default("Owner"),
  },
  indexes: [{ name: "organization_member_user", properties: ["user", "organization"] }],
  checks: [{ name: "organization_member_role", expression: oneOf("role", ["Owner"]) }],
});
/** A person's place in an organization. */
export class OrganizationMemberEntity extends schema.class {}
schema.setClass(OrganizationMemberEntity);
