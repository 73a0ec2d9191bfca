import type { Standing } from "@roster/db";
import { DomainError, type Permission } from "@roster/domain";
import type { Principal } from "../auth/principal.ts";

interface Judging {
  principal: Principal;
  allowed: ReadonlySet<Permission>;
}

/** Fails with `forbidden` where a caller would touch or make somebody who may do more than the caller; owners are left to owners. */
export function mayTouch({ principal, allowed }: Judging, { role, permissions }: Standing): void {
  const isOwner =
    principal.kind === "session" &&
    principal.memberships.some(
      (membership) => membership.organizationId === principal.tenant?.organizationId && membership.isOwner,
    );
  if (role === "Owner" && !isOwner) throw new DomainError("forbidden", "Only an owner can do this.");
  mayGrant({ allowed }, permissions);
}

/** Whether who made an invitation may still make it: what they could do then they may have lost, or the role gained. */
export function mayInvite(inviter: Standing, offered: Standing): boolean {
  const needed: Permission[] = ["Create:OrganizationMember", ...offered.permissions];
  const isAbove = offered.role !== "Owner" || inviter.role === "Owner";
  return isAbove && needed.every((permission) => inviter.permissions.includes(permission));
}

/** Fails with `forbidden` for a permission that the caller has not got. */
export function mayGrant({ allowed }: Pick<Judging, "allowed">, permissions: readonly Permission[]): void {
  const missing = permissions.filter((permission) => !allowed.has(permission));
  if (missing.length > 0)
    throw new DomainError("forbidden", `You do not have ${missing.join(", ")}, and so cannot give or take it.`);
}
