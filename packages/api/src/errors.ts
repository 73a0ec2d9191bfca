import { DomainError, type ErrorCode } from "@roster/domain";
import { type TRPC_ERROR_CODE_KEY, TRPCError } from "@trpc/server";

/** What each failure is called in tRPC. */
export const trpcCodeOf: Record<ErrorCode, TRPC_ERROR_CODE_KEY> = {
  invalid_request: "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  method_not_allowed: "METHOD_NOT_SUPPORTED",
  not_acceptable: "BAD_REQUEST",
  request_timeout: "TIMEOUT",
  conflict: "CONFLICT",
  phone_taken: "CONFLICT",
  label_taken: "CONFLICT",
  count_changed: "CONFLICT",
  idempotency_key_in_use: "CONFLICT",
  precondition_failed: "PRECONDITION_FAILED",
  payload_too_large: "PAYLOAD_TOO_LARGE",
  uri_too_long: "BAD_REQUEST",
  unsupported_media_type: "UNSUPPORTED_MEDIA_TYPE",
  headers_too_large: "BAD_REQUEST",
  unprocessable: "UNPROCESSABLE_CONTENT",
  idempotency_key_reused: "UNPROCESSABLE_CONTENT",
  rate_limited: "TOO_MANY_REQUESTS",
  internal_error: "INTERNAL_SERVER_ERROR",
  query_too_slow: "SERVICE_UNAVAILABLE",
  unavailable: "SERVICE_UNAVAILABLE",
};

/** The HTTP status and title of each failure (RFC 9110, RFC 6585). */
export const httpStatusOf: Record<ErrorCode, { status: number; title: string }> = {
  invalid_request: { status: 400, title: "Invalid request" },
  unauthorized: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  not_acceptable: { status: 406, title: "Not acceptable" },
  request_timeout: { status: 408, title: "Request too slow" },
  conflict: { status: 409, title: "Conflict" },
  phone_taken: { status: 409, title: "Phone already used" },
  label_taken: { status: 409, title: "Label already used" },
  count_changed: { status: 409, title: "Other contacts match now" },
  idempotency_key_in_use: { status: 409, title: "Still at work" },
  precondition_failed: { status: 412, title: "Changed meanwhile" },
  payload_too_large: { status: 413, title: "Body too large" },
  uri_too_long: { status: 414, title: "URL too long" },
  unsupported_media_type: { status: 415, title: "Unsupported body type" },
  unprocessable: { status: 422, title: "Unusable content" },
  idempotency_key_reused: { status: 422, title: "Key used for another request" },
  rate_limited: { status: 429, title: "Too many requests" },
  headers_too_large: { status: 431, title: "Headers too large" },
  internal_error: { status: 500, title: "Internal error" },
  query_too_slow: { status: 503, title: "Query too slow" },
  unavailable: { status: 503, title: "Unavailable" },
};

const unavailableCodes = /^(08|57P0|53|3D000)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/;

/**
 * The failure that a caller may see for anything that was thrown: itself for a DomainError, `query_too_slow` and `unavailable`
 * for PostgreSQL's own (SQLSTATE classes 08 and 53, 57P0x, 3D000 and 57014), else `internal_error` that says nothing.
 */
export function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const { code, message } = thrown as { code?: unknown; message?: string };
  if (code === "57014")
    return new DomainError("query_too_slow", "The database took too long; narrow the filter.", { cause: thrown });
  if (
    (typeof code === "string" && unavailableCodes.test(code)) ||
    /Connection terminated|timeout exceeded when/.test(message ?? "")
  )
    return new DomainError("unavailable", "The database is away; try again in a moment.", { cause: thrown });
  return new DomainError("internal_error", "Something went wrong on our side.", { cause: thrown });
}

/** The same failure as tRPC carries it. */
export function toTrpcError(thrown: unknown): TRPCError {
  const failure = toDomainError(thrown);
  return new TRPCError({ code: trpcCodeOf[failure.code], message: failure.message, cause: failure });
}
