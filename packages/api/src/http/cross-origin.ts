import type { IncomingMessage, ServerResponse } from "node:http";

const methods = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
const requestHeaders =
  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Access-Key, X-Access-Token";
const answerHeaders =
  "ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count";
const preflightSeconds = 600;

/**
 * Lets pages of other sites call the API with a key (never with a cookie): those of `origins`, or all where it has `*`.
 * Answers true for a browser's question beforehand, which needs no other answer.
 */
export function allowOrigin(incoming: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin } = incoming.headers;
  if (origin === undefined || !(origins.includes("*") || origins.includes(origin))) return false;
  response.setHeader("access-control-allow-origin", origins.includes("*") ? "*" : origin);
  response.setHeader("access-control-expose-headers", answerHeaders);
  if (incoming.method !== "OPTIONS" || incoming.headers["access-control-request-method"] === undefined) return false;
  response.setHeader("access-control-allow-methods", methods);
  response.setHeader("access-control-allow-headers", requestHeaders);
  response.setHeader("access-control-max-age", String(preflightSeconds));
  response.setHeader("vary", "Origin");
  response.statusCode = 204;
  response.end();
  return true;
}
