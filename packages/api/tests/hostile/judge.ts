import { clip } from "@roster/domain";
import { Problem } from "../../src/rest/problem.ts";
import type { Method } from "../../src/rest/route.ts";
import { matchRoutes } from "../../src/rest/routes.ts";
import type { WireAnswer, WireRequest } from "./send.ts";
import { TrpcFailure } from "./trpc-failure.ts";
import { secretsOf, type World } from "./world.ts";

const insides =
  /organization_id|contact_list_member|syntax error|invalid input syntax|violates|sqlstate|::uuid|uuid7|node_modules|\/packages\/|\.ts:\d|\n\s+at |ZodError|DomainError|RangeError|TypeError/i;
const saidBackCharacters = 100;

/** What is wrong with an answer, whatever was asked; nothing where it is right. */
export function* wrongs(request: WireRequest, answer: WireAnswer, world: World): Generator<string> {
  const { status, headers, text } = answer;
  if (status >= 500) yield `the status is ${status}`;
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(String(headers["x-request-id"]))) yield "it has no x-request-id";
  const sent = everythingIn(request);
  const [seen, known] = [`${shownIn(request, answer)}\n${JSON.stringify(headers)}`.toLowerCase(), sent.toLowerCase()];
  for (const secret of secretsOf(world).map((one) => one.toLowerCase()))
    if (seen.includes(secret) && !known.includes(secret)) yield `it has ${secret} of the other organization`;
  if (request.method === "HEAD" && text !== "") yield "HEAD has a body";
  if (text === "") return;
  if (status < 400) yield* wrongsOfGood(request, answer);
  else yield* wrongsOfFailure(request, answer, sent);
}

/** The log says what an earlier request asked to export, and that may be anything. */
function shownIn({ target }: WireRequest, { status, text }: WireAnswer): string {
  if (status >= 400 || text === "" || !/^\/api\/(trpc\/)?audit/.test(target)) return text;
  return JSON.stringify(JSON.parse(text), (name, value) => (name === "criteria" ? undefined : value));
}

function* wrongsOfGood({ method, target }: WireRequest, { status, text }: WireAnswer): Generator<string> {
  const route = matchRoutes(target.split("?")[0] ?? "")?.methods.get(method as Method);
  if (!route) return;
  const described = route.answers[status];
  if (!described) yield `${status} is not in the document of ${route.operationId}`;
  const misfit = described?.schema?.safeParse(JSON.parse(text)).error;
  if (misfit) yield `it does not fit the document: ${misfit.message}`;
}

function* wrongsOfFailure({ target }: WireRequest, answer: WireAnswer, sent: string): Generator<string> {
  const { status, headers, text } = answer;
  const inside = insides.exec(text)?.[0];
  if (inside && !sent.includes(inside)) yield `it speaks of ${JSON.stringify(inside)}`;
  // Sign-in is a library's, with failures of its own shape.
  if (target.startsWith("/api/auth/")) return;
  const type = headers["content-type"];
  // What tRPC refuses before it reads a call is JSON that is said to be text.
  const isTrpc = target.startsWith("/api/trpc/") && /^(application\/json|text\/plain;.*)$/.test(type ?? "");
  if (!isTrpc && type !== "application/problem+json") return yield `a failure is ${type}`;
  const body: unknown = JSON.parse(text);
  for (const said of textsIn(body)) if (hasLongValue(said, sent)) yield `it says back ${clip(said, 200)}`;
  yield* isTrpc ? wrongsOfTrpc(body) : wrongsOfProblem(body, { status, headers });
}

function* wrongsOfTrpc(body: unknown): Generator<string> {
  for (const one of [body].flat()) {
    const misfit = TrpcFailure.safeParse(one).error;
    if (misfit) yield `a failed call has another shape: ${misfit.message}`;
  }
}

function* wrongsOfProblem(body: unknown, { status, headers }: Omit<WireAnswer, "text">): Generator<string> {
  const { data: problem, error: misfit } = Problem.safeParse(body);
  if (misfit) return yield `it is no Problem: ${misfit.message}`;
  if (problem.status !== status) yield "its body has another status";
  const isReplayed = "idempotency-replayed" in headers;
  if (problem.requestId !== headers["x-request-id"] && !isReplayed) yield "its body has another request id";
  if (problem.errors.some((fault) => fault.in === "input")) yield "a fault of it is in no part of the request";
}

function everythingIn({ target, headers, body }: WireRequest): string {
  const parts = [...new URLSearchParams(target.replace(/[/?#]/g, "&"))].flat();
  return [target, ...parts, ...Object.values(headers), String(body ?? "")].join("\n");
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** Whether more of it in a row than may be said back are the caller's own characters. */
function hasLongValue(said: string, sent: string): boolean {
  const points = Array.from(said);
  for (let end = saidBackCharacters + 1; end <= points.length; end += 1)
    if (sent.includes(points.slice(end - saidBackCharacters - 1, end).join(""))) return true;
  return false;
}
