import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

interface Site {
  /** People reach the server by https. */
  isHttps: boolean;
  /** Pages that reload run code by eval. */
  isDevelopment?: boolean;
}

const hstsSeconds = 365 * 24 * 60 * 60;
const policyHeader = "content-security-policy";
const pagesWithToken = /^\/(reset-password|invitation|sign-up)(?![^/?])/;

/** Headers that every answer has: nothing is guessed about its type, shown in a frame of others or told to them. */
export function secureAnswer(response: ServerResponse, { isHttps }: Site): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()");
  if (isHttps) response.setHeader("strict-transport-security", `max-age=${hstsSeconds}`);
}

/** An answer of the API is data: it runs and loads nothing. */
export function secureData(response: ServerResponse, site: Site): void {
  secureAnswer(response, site);
  response.setHeader(policyHeader, "default-src 'none'; frame-ancestors 'none'");
}

/**
 * A page runs the scripts that it was served with, known by a nonce of this answer alone, and what they load. Next finds the nonce
 * in the request. The address of a page with a token is told to nobody.
 */
export function securePage(incoming: IncomingMessage, response: ServerResponse, site: Site): void {
  secureAnswer(response, site);
  if (pagesWithToken.test(incoming.url ?? "")) response.setHeader("referrer-policy", "no-referrer");
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${site.isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${site.isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  incoming.headers[policyHeader] = policy;
  response.setHeader(policyHeader, policy);
}
