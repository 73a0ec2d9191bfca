import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { clip, DomainError } from "@roster/domain";
import { TRPCError } from "@trpc/server";
import type { Context } from "../context.ts";
import { toDomainError } from "../errors.ts";
import { sendAnswer } from "../http/send-answer.ts";
import { failureOf } from "../init.ts";
import { createCaller } from "../router.ts";
import type { Answer } from "./answer.ts";
import { readUpload } from "./contacts/uploaded-file.ts";
import { once } from "./idempotency.ts";
import { problem } from "./problem.ts";
import { inWireNames, readHead, readJson } from "./read-request.ts";
import type { Method, RestRequest, Route } from "./route.ts";
import { matchRoutes } from "./routes.ts";

interface Exchange {
  incoming: IncomingMessage;
  response: ServerResponse;
  ctx: Context;
  url: URL;
}

/** Serves one REST request. Every failure, whatever was thrown, answers as problem+json. */
export async function handleRest(
  incoming: IncomingMessage,
  response: ServerResponse,
  ctx: Context,
  url: URL,
): Promise<void> {
  const exchange = { incoming, response, ctx, url };
  const { answer, isHashed } = await answerTo(exchange).catch((error) => ({
    answer: failed(exchange, toFailure(error, exchange)),
    isHashed: false,
  }));
  await sendAnswer(incoming, response, answer, { isHashed }).catch((error) => {
    response.destroy();
    // The reader has left, and nobody is told.
    if (error.code === "ERR_STREAM_PREMATURE_CLOSE") return;
    const { requestId, services } = ctx;
    services.log({ level: "error", message: `${incoming.method} ${url.pathname} broke off`, requestId, error });
  });
}

async function answerTo(exchange: Exchange): Promise<{ answer: Answer; isHashed: boolean }> {
  const { incoming, response, ctx, url } = exchange;
  const match = matchRoutes(url.pathname);
  if (!match) throw new DomainError("not_found", "There is no such route.");
  const { methods, path } = match;
  if (incoming.method === "OPTIONS")
    return { answer: { status: 204, headers: { allow: allowed(methods) } }, isHashed: false };
  const route = methods.get((incoming.method === "HEAD" ? "GET" : incoming.method) as Method);
  if (!route) {
    const allow = allowed(methods);
    response.setHeader("allow", allow);
    throw new DomainError("method_not_allowed", `This route answers ${allow}.`);
  }
  refuseOtherTypes(incoming.headers.accept, route);
  if (route.isPublic) await ctx.countVisitor?.();
  const principal = route.isPublic ? null : await ctx.findPrincipal();
  if (!route.isPublic && principal === null)
    throw new DomainError("unauthorized", "Send an API key as a Bearer token.");

  const { "idempotency-key": key } = incoming.headers;
  const isOnce = route.method === "POST" && key !== undefined && principal !== null;
  const digest = isOnce
    ? createHash("sha256").update(`${route.operationId} ${url.pathname}${url.search} ${principal.permissions.join()}\n`)
    : undefined;
  const given = { url, path, id: path.id ?? "", incoming, digest, services: ctx.services, caller: createCaller(ctx) };
  const run = () =>
    carryOut(route, given).catch((error) => {
      throw inWireNames(toFailure(error, exchange), route);
    });
  if (!digest || principal === null) {
    const answer = await run();
    return { answer, isHashed: route.answers[answer.status]?.isHashed === true };
  }
  const answer = await once({
    key: String(key),
    principal,
    services: ctx.services,
    hasSecret: route.hasSecret === true,
    answer: () => run().catch((error) => failed(exchange, toFailure(error, exchange))),
    readBody: async () => void (await readBody(route, given)),
    fingerprint: () => digest.copy().digest("base64url"),
  });
  return { answer, isHashed: false };
}

type Given = Omit<RestRequest, "query" | "body" | "expectedUpdatedAt">;

async function carryOut(route: Route, given: Given): Promise<Answer> {
  const head = readHead(route, given);
  const body = route.body?.kind === "json" ? await readJson(route.body, given) : undefined;
  const answer = await route.handle({ ...given, ...head, body });
  return route.hasSecret ? { ...answer, headers: { ...answer.headers, "cache-control": "no-store" } } : answer;
}

async function readBody(route: Route, given: Given): Promise<void> {
  if (route.body?.kind === "json") await readJson(route.body, given).catch(() => {});
  if (route.body?.kind !== "file") return;
  await using upload = await readUpload(given, route.body);
  for await (const _ of upload.content);
}

function toFailure(error: unknown, { incoming, ctx, url }: Exchange): DomainError {
  // A procedure has logged its own failure.
  if (error instanceof TRPCError) return failureOf(error);
  const failure = toDomainError(error);
  if (failure !== error && failure.code === "internal_error")
    ctx.services.log({
      level: "error",
      message: `${incoming.method} ${url.pathname} failed`,
      requestId: ctx.requestId,
      error,
    });
  return failure;
}

function failed({ ctx, url }: Exchange, failure: DomainError): Answer {
  return problem(failure, { instance: clip(url.pathname), requestId: ctx.requestId });
}

function allowed(methods: ReadonlyMap<Method, Route>): string {
  return [...[...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(
    ", ",
  );
}

/** Fails with `not_acceptable` where a request takes none of the types that a route answers with. */
function refuseOtherTypes(accept: string | undefined, { answers }: Route): void {
  if (accept === undefined || accept.trim() === "" || accept === "*/*") return;
  const types = [...new Set(Object.values(answers).flatMap(({ types = ["application/json"] }) => types))];
  const known = [...types, "application/problem+json"].flatMap((type) => [type, type.replace(/\/.*/, "/*")]);
  const isAccepted = accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter));
    return !isRefused && ["*/*", ...known].includes(type);
  });
  if (!isAccepted) throw new DomainError("not_acceptable", `The answer is ${types.join(" or ")}.`);
}
