import type { BuiltInRole, CustomRole, Permission } from "@roster/domain";
import type { Choice } from "../../../../../components/field.tsx";

export interface NamedRole {
  name: BuiltInRole;
  permissions: readonly Permission[];
}

/** Who chooses: what they may do is what they may give. */
export interface Giver {
  isOwner: boolean;
  permissions: readonly Permission[];
}

/** A role as the value of a choice, and back. */
export type RoleInput = { role: BuiltInRole } | { roleId: string };

export function roleValue({ role, roleId }: { role: string; roleId: string | null }): string {
  return roleId ?? role;
}

export function roleOf(value: string, builtIn: readonly NamedRole[]): RoleInput {
  const found = builtIn.find(({ name }) => name === value);
  return found ? { role: found.name } : { roleId: value };
}

/** Every role; those that may do more than the giver cannot be chosen. */
export function roleChoices(giver: Giver, builtIn: readonly NamedRole[], custom: readonly CustomRole[]): Choice[] {
  const isBeyond = (permissions: readonly Permission[]) =>
    permissions.some((permission) => !giver.permissions.includes(permission));
  return [
    ...builtIn.map(({ name, permissions }) => ({
      value: name,
      label: name,
      isDisabled: isBeyond(permissions) || (name === "Owner" && !giver.isOwner),
    })),
    ...custom.map(({ uniqueId, name, permissions }) => ({
      value: uniqueId,
      label: name,
      isDisabled: isBeyond(permissions),
    })),
  ];
}
