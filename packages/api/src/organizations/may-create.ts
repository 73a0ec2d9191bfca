import type { Membership } from "@roster/db";
import type { SignUpMode } from "../context.ts";

/** Whether a person may make another organization: whoever owns one, or anybody where anybody may sign up. */
export function mayCreateOrganization(memberships: readonly Membership[], signUp: SignUpMode): boolean {
  return signUp === "open" || memberships.some(({ isOwner }) => isOwner);
}
