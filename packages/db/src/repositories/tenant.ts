import type { Region } from "@roster/domain/phone";
import { type Fragment, sql } from "./sql.ts";

/** Whose rows a repository may touch. Every statement starts from it, so none can forget it. */
export interface Tenant {
  organizationId: string;
  defaultRegion: Region;
}

/** For the little that is done across tenants: row-level security is off, and only what a statement says narrows it. */
export const everyTenant = Symbol("every tenant");

/** Whose rows a transaction may touch: row-level security hides all others. */
export type Scope = Pick<Tenant, "organizationId"> | typeof everyTenant;

/** `alias.organization_id` is the tenant's: the first condition of every statement. */
export function within(tenant: Tenant, alias: string): Fragment<boolean> {
  return sql<boolean>`${sql.ref(`${alias}.organization_id`)} = ${tenant.organizationId}::uuid`;
}
