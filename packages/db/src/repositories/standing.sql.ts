import { type BuiltInRole, DomainError, type Permission, permissionsOfRole } from "@roster/domain";
import { customRole } from "../entities/organization-member.entity.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** A role to give: one that every organization has, or one of its own. */
export type RoleRef = { role: BuiltInRole } | { roleId: string };

/** What a member may do, and by which role. */
export interface Standing {
  role: string;
  permissions: readonly Permission[];
}

/** What a stored role may do: by its name, or by the permissions of one of the organization's own. */
export function standingOf({ role, permissions }: { role: string; permissions: Permission[] | null }): Standing {
  return { role, permissions: permissions ?? permissionsOfRole[role as BuiltInRole] };
}

/** What a role to give may do; it stays as it is until the transaction ends. Fails with `unprocessable` for one that is not the tenant's. */
export async function standingToGive(db: Connection, tenant: Tenant, to: RoleRef): Promise<Standing> {
  if ("role" in to) return { role: to.role, permissions: permissionsOfRole[to.role] };
  const { rows } = await sql<{ permissions: Permission[] }>`select r.permissions from organization_role r
    where ${within(tenant, "r")} and r.id = ${to.roleId}::uuid for share`.execute(db);
  if (!rows[0])
    throw DomainError.unprocessable([
      { in: "input", name: "roleId", code: "not_found", detail: "is no role of yours", pointer: "/roleId" },
    ]);
  return { role: customRole, permissions: rows[0].permissions };
}

/** Joins the organization's own role that a row names in `role_id`. */
export function ownRole(of: string, alias: string): Fragment {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`left join organization_role ${sql.ref(alias)} on ${column("organization_id")} = ${sql.ref(`${of}.organization_id`)}
    and ${column("id")} = ${sql.ref(`${of}.role_id`)}`;
}

/** Joins the membership of whoever made a key, and its role. */
export function maker(key: string): Fragment {
  return sql`left join organization_member maker on maker.organization_id = ${sql.ref(`${key}.organization_id`)}
      and maker.user_id = ${sql.ref(`${key}.created_by`)} ${ownRole("maker", "maker_role")}`;
}

export const makerColumns = sql`maker.role as maker_role, maker_role.permissions as maker_permissions`;

/** What a key may: what it was given, as far as its maker may it now. The installation's own key has no maker. */
export function permissionsOfKey(key: {
  permissions: readonly Permission[];
  created_by: string | null;
  maker_role: string | null;
  maker_permissions: Permission[] | null;
}): Permission[] {
  if (key.created_by === null) return [...key.permissions];
  if (key.maker_role === null) return [];
  const { permissions } = standingOf({ role: key.maker_role, permissions: key.maker_permissions });
  return key.permissions.filter((permission) => permissions.includes(permission));
}
