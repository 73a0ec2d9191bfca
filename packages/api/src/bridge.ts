import { randomUUID } from "node:crypto";
import type { PrincipalFinder } from "./auth/find-principal.ts";
import type { Principal } from "./auth/principal.ts";
import type { Services, SignUpMode } from "./context.ts";
import { type Caller, createCaller } from "./router.ts";

/** The way from a page's server component to the procedures, in process and as the person whose request it renders. */
export interface Bridge {
  /** Null for a request without a good session. */
  callerFor(headers: Headers): Promise<Caller | null>;
  /** For what anybody may call. */
  visitor(): Caller;
  signUp: SignUpMode;
  /** Whether anybody gets a link that they ask for by e-mail. */
  sendsMail: boolean;
}

export function createBridge(parts: { services: Services; principals: PrincipalFinder }): Bridge {
  const callerOf = (principal: Principal | null) =>
    createCaller({
      services: parts.services,
      findPrincipal: async () => principal,
      requestId: randomUUID(),
      address: null,
    });
  return {
    visitor: () => callerOf(null),
    signUp: parts.services.signUp,
    sendsMail: parts.services.mailer.isOfUse,
    async callerFor(headers) {
      const principal = await parts.principals.find({
        method: "GET",
        headers: { cookie: headers.get("cookie") ?? undefined },
      });
      return principal === null ? null : callerOf(principal);
    },
  };
}
