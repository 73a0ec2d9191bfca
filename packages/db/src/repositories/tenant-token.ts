import { createHash, randomBytes } from "node:crypto";

/** What a token of that kind is for. */
export type TokenPrefix = "rst" | "inv";

/** `<prefix>_<organization>_<secret>`: 256 random bits behind the organization's id, so that the look-up is by (organization, hash) like every other. */
export function newTenantToken(prefix: TokenPrefix, organizationId: string): string {
  const organization = Buffer.from(organizationId.replaceAll("-", ""), "hex").toString("base64url");
  return `${prefix}_${organization}_${randomBytes(32).toString("base64url")}`;
}

/** The id of the organization that a token names; null where it is no such token. */
export function tenantOfToken(prefix: TokenPrefix, token: string): string | null {
  const [, kind, organization] = /^([a-z]{3})_([\w-]{22})_[\w-]{43}$/.exec(token) ?? [];
  return kind === prefix && organization !== undefined ? Buffer.from(organization, "base64url").toString("hex") : null;
}

/** What is stored of a token: its SHA-256. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
