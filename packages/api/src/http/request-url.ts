import type { IncomingMessage } from "node:http";
import { DomainError, limits } from "@roster/domain";

const hostText = /^[^\s/?#@\\]+$/;
const malformedUrl = new DomainError("invalid_request", "The URL or the Host header is malformed.");

/** The URL that is asked for, or why the request is refused whatever it asks for. Only a path of this server is one. */
export function requestUrl(
  incoming: IncomingMessage,
  publicUrl: string | undefined,
): { url: URL; refusal: DomainError | null } | { url: null; refusal: DomainError } {
  const url = parsedUrl(incoming, publicUrl);
  return url === null ? { url, refusal: malformedUrl } : { url, refusal: tooLarge(incoming) };
}

function parsedUrl({ headers, httpVersion, url = "" }: IncomingMessage, publicUrl: string | undefined): URL | null {
  const host = headers.host ?? (httpVersion === "1.0" ? "localhost" : "");
  const ownBase = `http://${host}`;
  if (!hostText.test(host) || !URL.canParse(ownBase)) return null;
  const base = publicUrl ?? ownBase;
  return url.startsWith("/") && !url.startsWith("//") && URL.canParse(url, base) ? new URL(url, base) : null;
}

function tooLarge(incoming: IncomingMessage): DomainError | null {
  if ((incoming.url?.length ?? 0) > limits.urlBytes)
    return new DomainError("uri_too_long", `The URL is over ${limits.urlBytes / 1024} KB.`);
  const headerBytes = incoming.rawHeaders.reduce((bytes, text) => bytes + text.length + 2, 0);
  return headerBytes > limits.headerBytes
    ? new DomainError("headers_too_large", `The headers are over ${limits.headerBytes / 1024} KB.`)
    : null;
}
