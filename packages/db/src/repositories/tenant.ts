import type { AuditActor } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import { type Fragment, sql } from "./sql.ts";

/** Whose rows a repository may touch. Every statement starts from it, so none can forget it. */
export interface Tenant {
  organizationId: string;
  defaultRegion: Region;
  /** Who writes: the server itself where it is left out. */
  actor?: Actor;
  /** The bulk change that is being made; left out where what is written is no part of one. */
  bulkId?: string;
}

/** For whom and by whom something is written. */
export type Acting = Pick<Tenant, "organizationId" | "actor" | "bulkId">;

/** Who does something, as the audit log has it. */
export interface Actor {
  kind: AuditActor;
  /** Of the person or the key. */
  id: string | null;
  name: string;
  sessionId: string | null;
  /** Where the request came from. */
  address: string | null;
  requestId: string | null;
}

/** Where a request came from, of whomever. */
export type Source = Pick<Actor, "address" | "requestId">;

export function personActor(
  { address, requestId }: Source,
  { id, name, sessionId = null }: { id: string; name: string; sessionId?: string | null },
): Actor {
  return { kind: "person", id, name, sessionId, address, requestId };
}

export const theServer: Actor = {
  kind: "system",
  id: null,
  name: "Roster",
  sessionId: null,
  address: null,
  requestId: null,
};

/** For the little that is done across tenants: row-level security is off, and only what a statement says narrows it. */
export const everyTenant = Symbol("every tenant");

/** Whose rows a transaction may touch: row-level security hides all others. */
export type Scope = Pick<Tenant, "organizationId"> | typeof everyTenant;

/** `alias.organization_id` is the tenant's: the first condition of every statement. */
export function within(tenant: Tenant, alias: string): Fragment<boolean> {
  return sql<boolean>`${sql.ref(`${alias}.organization_id`)} = ${tenant.organizationId}::uuid`;
}
