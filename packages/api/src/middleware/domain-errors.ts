import { toDomainError, toTrpcError } from "../errors.ts";
import { middleware } from "../init.ts";

/** Gives every failure its tRPC code. What is not a DomainError is logged and answers without a word about itself. */
export const domainErrors = middleware(async ({ ctx, next, path }) => {
  const result = await next();
  // next() never rejects: a thrown error arrives here as a result.
  if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR") return result;
  const failure = toDomainError(result.error.cause);
  if (failure.code === "internal_error" || failure.code === "unavailable")
    ctx.services.log({
      level: "error",
      message: `${path} failed`,
      requestId: ctx.requestId,
      error: result.error.cause,
    });
  throw toTrpcError(failure);
});
