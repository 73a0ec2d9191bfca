import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clip, DomainError, limits } from "@roster/domain";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { PrincipalFinder } from "../auth/find-principal.ts";
import { principalIdOf } from "../auth/principal.ts";
import type { Sessions } from "../auth/sessions.ts";
import type { Context, Services } from "../context.ts";
import { toDomainError } from "../errors.ts";
import { handleRest } from "../rest/handler.ts";
import { problem } from "../rest/problem.ts";
import { appRouter } from "../router.ts";
import { clientAddress } from "./client-address.ts";
import { allowOrigin } from "./cross-origin.ts";
import { handleAuth } from "./handle-auth.ts";
import { limitRate, type RateLimiter } from "./rate-limit.ts";
import { requestUrl } from "./request-url.ts";
import { secureData } from "./security-headers.ts";
import { sendAnswer, stalledMs } from "./send-answer.ts";

export interface ApiParts {
  services: Services;
  principals: PrincipalFinder;
  sessions: Sessions;
  /** Where people reach the server, when it is behind a proxy. */
  publicUrl?: string;
  /** Null where nobody is limited. */
  limiter?: RateLimiter | null;
  /** Sites whose pages may call the API with a key. */
  corsOrigins?: readonly string[];
  /** How many proxies of ours stand between people and the server. */
  trustedProxies?: number;
}

/** Serves everything below `/api/`: tRPC at `/api/trpc`, sign-in at `/api/auth`, and the table of REST routes. */
export function createApiHandler(parts: ApiParts): RequestListener {
  const { services, principals, sessions, limiter = null, corsOrigins = [], trustedProxies = 0 } = parts;
  return (incoming, response) => {
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    secureData(response, { isHttps: parts.publicUrl?.startsWith("https://") ?? false });
    if (allowOrigin(incoming, response, corsOrigins)) return;
    const { url, refusal } = requestUrl(incoming, parts.publicUrl);
    const refuse = (failure: DomainError) => {
      const instance = clip(url?.pathname ?? "/");
      void sendAnswer(incoming, response, problem(failure, { instance, requestId }));
    };
    if (url === null) return refuse(refusal);
    if (refusal) return refuse(refusal);
    const address = clientAddress(incoming, trustedProxies);
    let isCounted = false;
    const count = async (caller: string) => {
      if (isCounted) return;
      isCounted = true;
      await limitRate(limiter, caller, response);
    };
    const countVisitor = () => count(`visitor ${address}`);
    const findPrincipal = remembered(async () => {
      const principal = await principals
        .find({ method: incoming.method ?? "GET", headers: incoming.headers })
        .catch(async (error) => {
          await countVisitor();
          throw error;
        });
      await (principal ? count(principalIdOf(principal)) : countVisitor());
      return principal;
    });
    const ctx = { services, requestId, findPrincipal, countVisitor, address, origin: url.origin };
    const isTrpc = url.pathname.startsWith("/api/trpc/");
    if (!isTrpc && !url.pathname.startsWith("/api/auth/")) return void handleRest(incoming, response, ctx, url);
    if (isTrpc && !trpcMethods.includes(incoming.method ?? "")) {
      response.setHeader("allow", trpcMethods.join(", "));
      return refuse(new DomainError("method_not_allowed", `This route answers ${trpcMethods.join(", ")}.`));
    }
    const answer = isTrpc
      ? handleTrpc(incoming, response, ctx, url)
      : handleAuth({ incoming, response, services, sessions, url, address, requestId });
    answer.catch((error: unknown) => {
      if (error instanceof DomainError) return refuse(error);
      // Whoever asked has left, or was too slow: nobody is told.
      if (incoming.destroyed && !incoming.complete) return;
      services.log({ level: "error", message: `${incoming.method} ${url.pathname} failed`, requestId, error });
      if (response.headersSent) response.destroy();
      else refuse(toDomainError(error));
    });
  };
}

/** What tRPC can answer: anything else it cannot even take. */
const trpcMethods = ["GET", "HEAD", "POST", "OPTIONS"];

const freshMs = 1_000;

async function handleTrpc(req: IncomingMessage, res: ServerResponse, ctx: Context, url: URL): Promise<void> {
  const path = url.pathname.slice("/api/trpc/".length);
  res.setHeader("cache-control", "private, no-cache");
  if (isSubscription(path)) res.setTimeout(stalledMs, () => res.destroy());
  await nodeHTTPRequestHandler({
    router: appRouter,
    req,
    res,
    path,
    maxBodySize: limits.jsonBodyBytes,
    maxBatchSize: limits.callsAtOnce,
    createContext: async () => ctx,
  });
}

function isSubscription(path: string): boolean {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
  return Object.hasOwn(procedures, path) && procedures[path]?._def.type === "subscription";
}

/** What is found is found again when a body took its time to arrive: rights that were taken away meanwhile are gone. */
function remembered<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  let foundAt = 0;
  return () => {
    if (found && Date.now() - foundAt < freshMs) return found;
    found = find();
    foundAt = Date.now();
    return found;
  };
}
