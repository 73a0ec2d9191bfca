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
