import type { IncomingMessage, ServerResponse } from "node:http";
import { auditSignIn } from "@roster/db";
import { DomainError } from "@roster/domain";
import { fromNodeHeaders } from "better-auth/node";
import type { Sessions } from "../auth/sessions.ts";
import type { SignInGuard } from "../auth/sign-in-guard.ts";
import type { Services } from "../context.ts";

export const signInPath = "/api/auth/sign-in/email";
const bodyBytes = 16 * 1024;

interface SignIn {
  services: Services;
  sessions: Sessions;
  guard: SignInGuard;
  url: URL;
  address: string;
  requestId: string;
}

/** Lets an attempt to sign in through to the library, unless too many were made for its account or from its address: then it fails with `rate_limited`. */
export async function handleSignIn(
  incoming: IncomingMessage,
  response: ServerResponse,
  { sessions, guard, url, address: from, requestId, services }: SignIn,
): Promise<void> {
  const body = await readText(incoming);
  const account = `account ${emailIn(body)}`;
  const address = `address ${from}`;
  const seconds = guard.begin([account, address]);
  if (seconds > 0)
    throw new DomainError("rate_limited", `Too many attempts to sign in; wait ${seconds} seconds.`, {
      retryAfterSeconds: seconds,
    });
  const request = new Request(url, { method: "POST", headers: fromNodeHeaders(incoming.headers), body });
  const answer = await sessions.handler(request);
  if (answer.ok) {
    guard.succeeded(account, address);
    const { token } = (await answer.clone().json()) as { token: string };
    await auditSignIn(services.db, { token, address: from, requestId });
  }
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.setHeader("set-cookie", answer.headers.getSetCookie());
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytes) throw new DomainError("payload_too_large", `The body is over ${bodyBytes / 1024} KB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function emailIn(body: string): string {
  try {
    const { email } = JSON.parse(body) as { email?: unknown };
    return String(email).trim().toLowerCase();
  } catch {
    return "";
  }
}
