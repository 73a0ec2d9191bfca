import { type Actor, type Membership, personActor, type Source, type Tenant } from "@roster/db";
import type { Permission } from "@roster/domain";

/** Who is asking: a key of one organization, or a person looking at one of theirs. */
export type Principal =
  | {
      kind: "key";
      tenant: Tenant;
      permissions: readonly Permission[];
      keyId: string;
      name: string;
      /** The member in whose place it works; null for the installation's own. */
      createdBy: string | null;
      expiresAt: string | null;
    }
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
export function actorOf(principal: Principal, { requestId, address }: Source): Actor {
  if (principal.kind === "session")
    return personActor({ requestId, address }, { ...principal.user, sessionId: principal.sessionId });
  return { kind: "key", id: principal.keyId, name: principal.name, sessionId: null, requestId, address };
}

/** Who is limited and remembered as one: a key, or a person whatever browsers they use. */
export function principalIdOf(principal: Principal): string {
  return principal.kind === "key" ? principal.keyId : principal.user.id;
}
