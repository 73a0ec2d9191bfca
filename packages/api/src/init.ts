import { DomainError, type ErrorCode, type Fault, type Permission } from "@roster/domain";
import { initTRPC } from "@trpc/server";
import { ZodError } from "zod";
import type { Context } from "./context.ts";
import { httpStatusOf, toDomainError } from "./errors.ts";
import { faultsOf } from "./faults.ts";

/** What a failed call carries in `error.data`: the same code and faults that REST answers with. */
export interface ErrorData {
  code: ErrorCode;
  httpStatus: number;
  errors: readonly Fault[];
  /** The record that stands in the way. */
  existingId?: string;
  retryAfterSeconds?: number;
  requestId: string | null;
  path: string | null;
}

/** Who may call a procedure: whoever has the permission in their organization, a person who is signed in, or anybody. */
export interface ProcedureMeta {
  permission?: Permission;
  openTo?: "person" | "anybody";
}

const pingMs = 15_000;
const longestStreamMs = 60 * 60_000;

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    sse: {
      // Proxies close what is silent for a minute, and a reader whose connection died comes again.
      ping: { enabled: true, intervalMs: pingMs },
      client: { reconnectAfterInactivityMs: 3 * pingMs },
      maxDurationMs: longestStreamMs,
    },
    errorFormatter({ shape, error, ctx, path }) {
      const failure = failureOf(error);
      const data: ErrorData = {
        code: failure.code,
        httpStatus: httpStatusOf[failure.code].status,
        errors: failure.faults,
        ...(failure.existingId === undefined ? {} : { existingId: failure.existingId }),
        ...(failure.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: failure.retryAfterSeconds }),
        requestId: ctx?.requestId ?? null,
        path: path ?? null,
      };
      return { ...shape, message: failure.message, data };
    },
  });

/** The DomainError inside whatever tRPC wraps; a ZodError of the input becomes its list of faults. */
export function failureOf(error: { code?: string; cause?: unknown; message: string }): DomainError {
  const { cause } = error;
  if (cause instanceof ZodError && error.code === "BAD_REQUEST")
    return DomainError.invalid(faultsOf(cause, { in: "input" }));
  if (cause instanceof DomainError) return cause;
  switch (error.code) {
    case "NOT_FOUND":
      return new DomainError("not_found", "There is no such procedure.");
    case "METHOD_NOT_SUPPORTED":
      return new DomainError("method_not_allowed", "Queries are read by GET, mutations sent by POST.");
    case "PARSE_ERROR":
      return new DomainError("invalid_request", "The body is not the JSON that was announced.");
    case "PAYLOAD_TOO_LARGE":
      return new DomainError("payload_too_large", "The body is too large.");
    case "UNSUPPORTED_MEDIA_TYPE":
      return new DomainError("unsupported_media_type", "The body's type is not supported.");
    case "BAD_REQUEST":
      return new DomainError("invalid_request", "The request is malformed.");
    default:
      return toDomainError(cause);
  }
}

export const { router, middleware, createCallerFactory, procedure } = t;
