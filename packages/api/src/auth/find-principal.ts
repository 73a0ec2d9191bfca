import type { IncomingHttpHeaders } from "node:http";
import { type Database, OrganizationRepository } from "@roster/db";
import { DomainError } from "@roster/domain";
import { fromNodeHeaders } from "better-auth/node";
import type { ApiKeys } from "./api-keys.ts";
import type { Principal } from "./principal.ts";
import type { Sessions } from "./sessions.ts";

export interface Credentials {
  method: string;
  headers: IncomingHttpHeaders;
}

/**
 * Who sends a request: the owner of the key in `Authorization: Bearer`, `x-access-token` or `x-access-key`, else of the
 * session cookie; null without a credential. A key that is not good fails with `unauthorized`, whatever cookie comes with it;
 * a cookie that another site makes a browser send with a change fails with `forbidden`.
 */
export class PrincipalFinder {
  readonly #db: Database;
  readonly #keys: ApiKeys;
  readonly #sessions: Sessions;

  constructor(parts: { db: Database; keys: ApiKeys; sessions: Sessions }) {
    this.#db = parts.db;
    this.#keys = parts.keys;
    this.#sessions = parts.sessions;
  }

  async find(request: Credentials): Promise<Principal | null> {
    const key = presentedKey(request.headers);
    if (key !== null) return this.#ofKey(key);
    if (!request.headers.cookie) return null;
    const principal = await this.#ofSession(request.headers);
    if (principal && !isSafe(request.method) && !isSameOrigin(request.headers))
      throw new DomainError("forbidden", "A change must come from the same site that signed in.");
    return principal;
  }

  async #ofKey(presented: string): Promise<Principal> {
    const found = await this.#keys.find(presented);
    if (!found) throw new DomainError("unauthorized", "The API key is not known, or has expired.");
    const { organizationId, defaultRegion, ...key } = found;
    return { kind: "key", ...key, tenant: { organizationId, defaultRegion } };
  }

  async #ofSession(headers: IncomingHttpHeaders): Promise<Principal | null> {
    const signedIn = await this.#sessions.api.getSession({ headers: fromNodeHeaders(headers) });
    if (!signedIn) return null;
    const { user, session } = signedIn;
    const memberships = await new OrganizationRepository(this.#db.fork()).ofUser(user.id);
    // Whoever was removed from the organization that they look at chooses another one: nothing lands there by itself.
    const active = session.activeOrganizationId
      ? memberships.find((membership) => membership.organizationId === session.activeOrganizationId)
      : memberships[0];
    const tenant = active ? { organizationId: active.organizationId, defaultRegion: active.defaultRegion } : null;
    return {
      kind: "session",
      sessionId: session.id,
      user: { id: user.id, name: user.name, email: user.email },
      memberships,
      permissions: active?.permissions ?? [],
      tenant,
    };
  }
}

function presentedKey(headers: IncomingHttpHeaders): string | null {
  const { authorization } = headers;
  if (authorization !== undefined) return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";
  const token = headers["x-access-token"] ?? headers["x-access-key"];
  return token === undefined ? null : String(token);
}

function isSafe(method: string): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}

function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === host;
}
