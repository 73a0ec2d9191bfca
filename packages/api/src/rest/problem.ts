import type { DomainError } from "@roster/domain";
import { httpStatusOf } from "../errors.ts";
import type { Answer } from "./answer.ts";

/** A failure as application/problem+json (RFC 9457); `message` repeats `detail` for Wapikit's clients. */
export function problem(failure: DomainError, request: { instance: string; requestId: string }): Answer {
  const { status, title } = httpStatusOf[failure.code];
  const detail = failure.message;
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(status === 503 ? { "retry-after": "5" } : {}),
    },
    body: {
      type: `urn:roster:error:${failure.code}`,
      title,
      status,
      detail,
      instance: request.instance,
      code: failure.code,
      requestId: request.requestId,
      errors: failure.faults,
      message: detail,
    },
  };
}
