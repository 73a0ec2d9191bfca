import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { clip, DomainError, limits } from "@roster/domain";
import { problem } from "../rest/problem.ts";

/** Answers what Node could not even read as a request, such as headers over its own limit, with a problem like any other. */
export function answerClientError(error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { method, url } = beginningOf(error.rawPacket);
  const requestId = randomUUID();
  const { status, headers, body } = problem(failureOf(error, url), {
    instance: clip(url?.split("?")[0] || "/"),
    requestId,
  });
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    "content-length": Buffer.byteLength(text),
    "x-request-id": requestId,
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const sent = method === "HEAD" ? "" : text;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${sent}`);
}

function failureOf({ code }: { code?: string }, url: string | undefined): DomainError {
  if (code === "HPE_HEADER_OVERFLOW")
    return (url?.length ?? 0) > limits.urlBytes
      ? new DomainError("uri_too_long", `The URL is over ${limits.urlBytes / 1024} KB.`)
      : new DomainError("headers_too_large", `The headers are over ${limits.headerBytes / 1024} KB.`);
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new DomainError("request_timeout", "The request did not arrive in its time.");
  return new DomainError("invalid_request", "This is not an HTTP request.");
}

/** What there is of the method and the URL where the last packet began with the request. */
function beginningOf(packet: Buffer | undefined): { method?: string | undefined; url?: string | undefined } {
  const [, method, url] = /^([A-Z]+) (\/[^\s]*)/.exec(packet?.toString("latin1") ?? "") ?? [];
  return { method, url };
}
