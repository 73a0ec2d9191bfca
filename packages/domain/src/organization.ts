import { z } from "zod";
import { limits } from "./limits.ts";
import { builtInRoles, Permission } from "./permissions.ts";
import { Timestamp, trimmed, Uuid } from "./scalars.ts";

const Permissions = z.array(Permission).max(100);

/** A role that an organization made for itself. */
export const CustomRole = z.strictObject({
  uniqueId: Uuid,
  name: z.string(),
  description: z.string(),
  permissions: Permissions,
  createdAt: Timestamp,
});
export type CustomRole = z.infer<typeof CustomRole>;

/** The roles of an organization: those that each has, and its own. */
export const RoleList = z.strictObject({
  builtIn: z.array(z.strictObject({ name: z.enum(builtInRoles), permissions: Permissions })),
  custom: z.array(CustomRole),
});
export type RoleList = z.infer<typeof RoleList>;

const RoleName = trimmed(limits.roleNameCharacters, 1).refine(
  (name) => !builtInRoles.some((role) => role.toLowerCase() === name.toLowerCase()),
  { error: `must not be one of ${builtInRoles.join(", ")}`, params: { code: "taken" } },
);
const Description = trimmed(limits.descriptionCharacters);
export const CreateRoleInput = z.strictObject({
  name: RoleName,
  description: Description.default(""),
  permissions: Permissions,
});
export type CreateRoleInput = z.input<typeof CreateRoleInput>;
export const RolePatch = z.strictObject({
  name: RoleName.optional(),
  description: Description.optional(),
  permissions: Permissions.optional(),
});
export type RolePatch = z.infer<typeof RolePatch>;
export const UpdateRoleInput = z.strictObject({ uniqueId: Uuid, ...RolePatch.shape });
export type UpdateRoleInput = z.infer<typeof UpdateRoleInput>;

/** A person's place in an organization. `roleId` is that of a role of its own, null for one that every organization has. */
export const Member = z.strictObject({
  userId: Uuid,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  roleId: Uuid.nullable(),
  createdAt: Timestamp,
});
export type Member = z.infer<typeof Member>;
export const MemberList = z.strictObject({ members: z.array(Member) });
export type MemberList = z.infer<typeof MemberList>;

/** A role that every organization has by its name, or one of its own by its id. */
export const RoleChoice = { role: z.enum(builtInRoles).optional(), roleId: Uuid.optional() };
export const isOneRole = ({ role, roleId }: { role?: string | undefined; roleId?: string | undefined }) =>
  (role === undefined) !== (roleId === undefined);
export const oneRole = {
  path: ["role"],
  error: "or roleId must be given, and not both",
  params: { code: "conflicting" },
};

export const UpdateMemberInput = z.strictObject({ userId: Uuid, ...RoleChoice }).refine(isOneRole, oneRole);
export type UpdateMemberInput = z.infer<typeof UpdateMemberInput>;
export const MemberId = z.strictObject({ userId: Uuid });
export type MemberId = z.infer<typeof MemberId>;
