import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Answer } from "../rest/answer.ts";

const compressFrom = 1024;

/** Writes an answer: JSON, hashed and compressed as the request can take it; no body for HEAD. */
export async function sendAnswer(incoming: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  if (response.destroyed) return;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries({ ...defaults, ...answer.headers })) response.setHeader(name, value);
  const text = answer.text ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body));
  if (text === undefined) return finish(response);
  const bytes = Buffer.from(text);
  if (answer.isHashed && isKnown(incoming, response, bytes)) {
    response.statusCode = 304;
    return finish(response);
  }
  if (!response.hasHeader("content-type")) response.setHeader("content-type", "application/json; charset=utf-8");
  const body = await compressed(bytes, incoming, response);
  response.setHeader("content-length", body.length);
  return finish(response, incoming.method === "HEAD" ? undefined : body);
}

const defaults = {
  "cache-control": "private, no-cache",
  vary: "Accept-Encoding, Authorization, Cookie, X-Access-Token, X-Access-Key",
};

function isKnown(incoming: IncomingMessage, response: ServerResponse, body: Buffer): boolean {
  const etag = `W/"${hash("sha1", body, "base64url")}"`;
  response.setHeader("etag", etag);
  const known = incoming.headers["if-none-match"]?.split(",").map((tag) => tag.trim());
  return known?.some((tag) => tag === "*" || tag === etag || `W/${tag}` === etag) ?? false;
}

async function compressed(body: Buffer, incoming: IncomingMessage, response: ServerResponse): Promise<Buffer> {
  if (body.length <= compressFrom) return body;
  const encoding = preferredEncoding(incoming.headers["accept-encoding"]);
  if (encoding === null) return body;
  response.setHeader("content-encoding", encoding);
  if (encoding === "gzip") return promisify(gzip)(body, { level: 5 });
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

function preferredEncoding(header: string | undefined): "br" | "gzip" | null {
  const accepted = new Set<string>();
  for (const part of header?.split(",") ?? []) {
    const [name = "", quality] = part.split(";").map((word) => word.trim().toLowerCase());
    if (!/^q=0(\.0{0,3})?$/.test(quality ?? "")) accepted.add(name);
  }
  return accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : null;
}

function finish(response: ServerResponse, body?: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.end(body, () => resolve());
  });
}
