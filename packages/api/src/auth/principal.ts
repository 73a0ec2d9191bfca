import type { Actor, Membership, Tenant } from "@roster/db";
import type { Permission } from "@roster/domain";

/** Who is asking: a key of one organization, or a person looking at one of theirs. */
export type Principal =
  | { kind: "key"; tenant: Tenant; permissions: readonly Permission[]; keyId: string; name: string }
  | {
      kind: "session";
      tenant: Tenant | null;
      /** In that organization. */
      permissions: readonly Permission[];
      sessionId: string;
      user: { id: string; name: string; email: string };
      memberships: Membership[];
    };

/** A principal as the audit log has it. */
export function actorOf(
  principal: Principal,
  { requestId, address }: { requestId: string; address: string | null },
): Actor {
  const who =
    principal.kind === "key"
      ? { kind: "key" as const, id: principal.keyId, name: principal.name, sessionId: null }
      : { kind: "person" as const, id: principal.user.id, name: principal.user.name, sessionId: principal.sessionId };
  return { ...who, requestId, address };
}

/** Who is limited and remembered as one: a key, or a person whatever browsers they use. */
export function principalIdOf(principal: Principal): string {
  return principal.kind === "key" ? principal.keyId : principal.user.id;
}
