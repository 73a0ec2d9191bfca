import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** With its query string, as it is: nothing is encoded. */
  target: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** Sent in pieces, its length not said beforehand. */
  isChunked: boolean;
  /** Goes away without waiting for the answer. */
  givesUpAfterMs: number | null;
}

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const patienceMs = 20_000;
const pieceBytes = 64 * 1024;

/** Sends a request as it is on a connection of its own and reads the whole answer; null where it gave up. Fails where there is none. */
export async function send(url: string, given: WireRequest): Promise<WireAnswer | null> {
  const { method, target, headers, body, isChunked, givesUpAfterMs } = given;
  const { hostname, port } = new URL(url);
  const framing = isChunked ? { "transfer-encoding": "chunked" } : { "content-length": String(body?.length ?? 0) };
  const agent = new Agent({ keepAlive: true });
  try {
    return await new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ agent, hostname, port, method, path: target, setHost: !("host" in headers) },
          headers: { ...headers, ...(body === null ? {} : framing) },
        },
        (answer) => {
          const { statusCode: status = 0, headers: heard } = answer;
          const whole = heard["content-type"] === "text/event-stream" ? beginningOf(answer) : buffer(answer);
          whole.then((bytes) => resolve({ status, headers: heard, text: textOf(bytes, heard) }), reject);
        },
      );
      sent.on("error", reject);
      sent.setTimeout(patienceMs, () => sent.destroy(new Error(`no answer in ${patienceMs} ms`)));
      if (givesUpAfterMs !== null) setTimeout(() => resolve(null), givesUpAfterMs);
      for (let at = 0; isChunked && body !== null && at < body.length; at += pieceBytes)
        sent.write(body.subarray(at, at + pieceBytes));
      sent.end(isChunked ? undefined : (body ?? undefined));
    });
  } finally {
    agent.destroy();
  }
}

/** A stream of events has no end: the first two are the answer. */
async function beginningOf(answer: AsyncIterable<Buffer>): Promise<Buffer> {
  let text = "";
  for await (const bytes of answer) {
    text += bytes;
    if (text.split(/\n\n+/).length > 2) break;
  }
  return Buffer.from(text);
}

function textOf(bytes: Buffer, { "content-encoding": encoding }: IncomingHttpHeaders): string {
  if (encoding === undefined || bytes.length === 0) return bytes.toString();
  return (encoding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString();
}
