import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError } from "@roster/domain";
import { TRPCError } from "@trpc/server";
import type { Context } from "../context.ts";
import { toDomainError } from "../errors.ts";
import { sendAnswer } from "../http/send-answer.ts";
import { failureOf } from "../init.ts";
import { createCaller } from "../router.ts";
import { problem } from "./problem.ts";
import { type Method, matchRoutes } from "./routes.ts";

/** Serves one REST request. Every failure, whatever was thrown, answers as problem+json. */
export async function handleRest(
  incoming: IncomingMessage,
  response: ServerResponse,
  ctx: Context,
  url: URL,
): Promise<void> {
  const { services, requestId } = ctx;
  try {
    await serve(incoming, response, ctx, url);
  } catch (error) {
    const failure = error instanceof TRPCError ? failureOf(error) : toDomainError(error);
    // A procedure has logged its own.
    if (failure.code === "internal_error" && !(error instanceof TRPCError))
      services.log({ level: "error", message: `${incoming.method} ${url.pathname} failed`, requestId, error });
    await sendAnswer(incoming, response, problem(failure, { instance: url.pathname, requestId }));
  }
}

async function serve(incoming: IncomingMessage, response: ServerResponse, ctx: Context, url: URL): Promise<void> {
  const matches = matchRoutes(url.pathname);
  if (matches.size === 0) throw new DomainError("not_found", "There is no such route.");
  const allow = allowedMethods([...matches.keys()]);
  if (incoming.method === "OPTIONS") return sendAnswer(incoming, response, { status: 204, headers: { allow } });
  const match = matches.get((incoming.method === "HEAD" ? "GET" : incoming.method) as Method);
  if (!match) {
    response.setHeader("allow", allow);
    throw new DomainError("method_not_allowed", `This route answers ${allow}.`);
  }
  if (!acceptsJson(incoming.headers.accept)) throw new DomainError("not_acceptable", "The answer is application/json.");
  const { route, path } = match;
  if (!route.isPublic && (await ctx.findPrincipal()) === null)
    throw new DomainError("unauthorized", "Send an API key as a Bearer token.");
  const answer = await route.handle({ url, path, incoming, services: ctx.services, caller: createCaller(ctx) });
  await sendAnswer(incoming, response, answer);
}

function allowedMethods(methods: readonly Method[]): string {
  return [
    ...new Set([...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"]),
  ].join(", ");
}

function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter));
    return !isRefused && ["*/*", "application/*", "application/json", "application/problem+json"].includes(type);
  });
}
