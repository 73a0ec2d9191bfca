import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, createGzip, gzip } from "node:zlib";
import type { Answer } from "../rest/answer.ts";

const compressFrom = 1024;
const longestStreamMs = 30 * 60_000;

/** Writes an answer: JSON, hashed and compressed as the request can take it; no body for HEAD. */
export async function sendAnswer(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  { isHashed = false, streamedWithinMs = longestStreamMs } = {},
): Promise<void> {
  if (response.destroyed) {
    await answer.stream?.return?.();
    return;
  }
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries({ ...defaults, ...answer.headers })) response.setHeader(name, value);
  const { stream, isLive } = answer;
  if (stream) return sendStream(incoming, response, { stream, isLive }, streamedWithinMs);
  const text = answer.text ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body));
  if (text === undefined) return finish(response);
  const bytes = Buffer.from(text);
  if (isHashed && isKnown(incoming, response, bytes)) {
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
  vary: "Accept-Encoding, Authorization, Cookie, Origin, X-Access-Token, X-Access-Key",
};

function isKnown(incoming: IncomingMessage, response: ServerResponse, body: Buffer): boolean {
  const etag = `W/"${hash("sha1", body, "base64url")}"`;
  response.setHeader("etag", etag);
  const known = incoming.headers["if-none-match"]?.split(",").map((tag) => tag.trim());
  return known?.some((tag) => tag === "*" || tag === etag || `W/${tag}` === etag) ?? false;
}

async function compressed(body: Buffer, incoming: IncomingMessage, response: ServerResponse): Promise<Buffer> {
  if (body.length <= compressFrom) return body;
  const encoding = preferredEncoding(incoming.headers["accept-encoding"], ["br", "gzip"]);
  if (encoding === null) return body;
  response.setHeader("content-encoding", encoding);
  if (encoding === "gzip") return promisify(gzip)(body, { level: 5 });
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

/** The encoding that is liked best (RFC 9110, 12.5.3), of several the first; null for none. */
function preferredEncoding<E extends string>(header: string | undefined, encodings: readonly [E, ...E[]]): E | null {
  const quality = new Map<string, number>();
  for (const part of header?.split(",") ?? []) {
    const [name = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    const given = parameters.find((parameter) => parameter.startsWith("q="));
    quality.set(name, given === undefined ? 1 : Number(given.slice(2)) || 0);
  }
  const of = (name: string) => quality.get(name) ?? quality.get("*") ?? 0;
  const plain = quality.get("identity") ?? 0;
  const best = encodings.reduce((one, other) => (of(other) > of(one) ? other : one));
  return of(best) > 0 && of(best) >= plain ? best : null;
}

/** How long a reader may take nothing of a stream. */
export const stalledMs = 60_000;

/** Sends text as it comes, no faster than it is taken; gives up on a reader that takes nothing for a minute, or too long in all. */
async function sendStream(
  incoming: IncomingMessage,
  response: ServerResponse,
  { stream, isLive = false }: { stream: NonNullable<Answer["stream"]>; isLive: boolean | undefined },
  withinMs: number,
): Promise<void> {
  if (incoming.method === "HEAD") {
    await stream.return?.();
    return finish(response);
  }
  response.setTimeout(stalledMs, () => response.destroy());
  const timer = setTimeout(() => response.destroy(), withinMs).unref();
  response.once("close", () => clearTimeout(timer));
  const encoding = isLive ? null : preferredEncoding(incoming.headers["accept-encoding"], ["gzip"]);
  if (encoding) response.setHeader("content-encoding", encoding);
  const source = Readable.from(stream, { objectMode: true });
  await (encoding ? pipeline(source, createGzip({ level: 5 }), response) : pipeline(source, response));
}

function finish(response: ServerResponse, body?: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.end(body, () => resolve());
  });
}
