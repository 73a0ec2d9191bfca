import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AccountRepository, OrganizationRepository } from "@roster/db";
import { DomainError, Email } from "@roster/domain";
import { fromNodeHeaders } from "better-auth/node";
import type { Sessions } from "../auth/sessions.ts";
import { mailNames, networkOf, throttle } from "../auth/throttle.ts";
import type { Services } from "../context.ts";
import { sendAnswer } from "./send-answer.ts";

const base = "/api/auth/";
const notStored = { "cache-control": "no-store" };
const bodyBytes = 16 * 1024;

interface AuthExchange {
  incoming: IncomingMessage;
  response: ServerResponse;
  services: Services;
  sessions: Sessions;
  url: URL;
  /** The address that the request comes from. */
  address: string;
  requestId: string;
}

/** What of the library can be reached. */
const handlers: Record<string, (exchange: AuthExchange) => Promise<void>> = {
  "sign-in/email": signIn,
  "sign-out": async (exchange) => hand(exchange, await ask(exchange, await readJson(exchange.incoming))),
  "change-password": changePassword,
  "request-password-reset": requestReset,
  "reset-password": resetPassword,
};

/** Serves `/api/auth/`: the library's way in and out, and to another password, each attempt counted. What it does not name fails with `not_found`. */
export async function handleAuth(exchange: AuthExchange): Promise<void> {
  const { incoming, response, url } = exchange;
  const path = url.pathname.slice(base.length);
  const handle = Object.hasOwn(handlers, path) ? handlers[path] : undefined;
  if (!handle) throw new DomainError("not_found", "There is no such route.");
  if (incoming.method === "POST") return handle(exchange);
  response.setHeader("allow", "POST");
  throw new DomainError("method_not_allowed", "This route answers POST.");
}

async function signIn(exchange: AuthExchange): Promise<void> {
  const body = await readJson(exchange.incoming);
  const account = `account ${String(memberOf(body, "email")).trim().toLowerCase().slice(0, 300)}`;
  const { services, address, requestId } = exchange;
  await attempt(exchange, account, body, async (answer) => {
    const { token } = (await answer.clone().json()) as { token: string };
    await new OrganizationRepository(services.db.fork()).beginSession(token, { address, requestId });
  });
}

/** Other sessions than this one end, and links that would set the password. */
async function changePassword(exchange: AuthExchange): Promise<void> {
  const { incoming, sessions, services } = exchange;
  const body = await readJson(incoming);
  const signedIn = await sessions.api.getSession({ headers: fromNodeHeaders(incoming.headers) });
  if (!signedIn) throw new DomainError("unauthorized", "Sign in first.");
  const { user, session } = signedIn;
  const { currentPassword, newPassword } = body as Record<string, unknown>;
  await attempt(exchange, `account ${user.email}`, { currentPassword, newPassword }, () =>
    new AccountRepository(services.db.fork()).afterPasswordChange(user.id, session.id),
  );
}

/** The same answer at once, whoever has an account: the library does its work when it is sent. */
async function requestReset(exchange: AuthExchange): Promise<void> {
  const { incoming, response, services, address } = exchange;
  const { data: email } = Email.safeParse(memberOf(await readJson(incoming), "email"));
  if (email === undefined)
    throw DomainError.invalid([
      { in: "body", name: "email", code: "malformed", detail: "must be an e-mail address", pointer: "/email" },
    ]);
  throttle(services.guard, mailNames(email, address));
  await sendAnswer(incoming, response, { status: 200, headers: notStored, body: { status: true } });
  services.background.start(
    "a password reset was not begun",
    ask(exchange, { email }).then(() => {}),
  );
}

async function resetPassword(exchange: AuthExchange): Promise<void> {
  const body = await readJson(exchange.incoming);
  const { token, newPassword } = body as Record<string, unknown>;
  const name = createHash("sha256").update(String(token)).digest("hex");
  await attempt(exchange, `reset ${name}`, { token, newPassword });
}

/** Lets an attempt through to the library, unless too many were made for its account or from its address: then it fails with `rate_limited`. */
async function attempt(
  exchange: AuthExchange,
  account: string,
  body: unknown,
  afterwards: (answer: Response) => Promise<void> = async () => {},
): Promise<void> {
  const { services } = exchange;
  const address = `address ${networkOf(exchange.address)}`;
  throttle(services.guard, [account, address]);
  const answer = await ask(exchange, body);
  if (answer.ok) {
    services.guard.succeeded(account, address);
    await afterwards(answer);
  }
  await hand(exchange, answer);
}

async function ask({ incoming, sessions, url }: AuthExchange, body: unknown): Promise<Response> {
  const headers = fromNodeHeaders(incoming.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  const answer = await sessions.handler(
    new Request(new URL(url.pathname, url), { method: "POST", headers, body: JSON.stringify(body) }),
  );
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  return answer;
}

async function hand({ response }: AuthExchange, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.setHeader("set-cookie", answer.headers.getSetCookie());
  response.setHeader("cache-control", notStored["cache-control"]);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Fails with `unsupported_media_type`, `payload_too_large`, and `invalid_request` for what is no JSON object. */
async function readJson(incoming: IncomingMessage): Promise<object> {
  const [type = ""] = (incoming.headers["content-type"] ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json")
    throw new DomainError("unsupported_media_type", "The body must be application/json.");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytes) throw new DomainError("payload_too_large", `The body is over ${bodyBytes / 1024} KB.`);
    chunks.push(chunk);
  }
  const value = parsed(Buffer.concat(chunks).toString("utf8"));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new DomainError("invalid_request", "The body must be a JSON object.");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberOf(body: object, name: string): unknown {
  return Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
}
