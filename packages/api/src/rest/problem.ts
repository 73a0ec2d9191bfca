import { type DomainError, errorCodes, ItemFault, Uuid } from "@roster/domain";
import { z } from "zod";
import { httpStatusOf } from "../errors.ts";
import type { Answer } from "./answer.ts";

const defaultRetrySeconds = 5;

export const problemType = "application/problem+json";

/** What a failure is answered with. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(errorCodes).describe("What failed, in a word that stays."),
  requestId: z.string(),
  existingId: Uuid.optional().describe("The record that stands in the way."),
  errors: z.array(ItemFault),
  message: z.string().describe("The same as `detail`."),
});

/** A failure as application/problem+json (RFC 9457); `message` repeats `detail` for Wapikit's clients. */
export function problem(failure: DomainError, request: { instance: string; requestId: string }): Answer {
  const { status, title } = httpStatusOf[failure.code];
  const detail = failure.message;
  const retryAfter = failure.retryAfterSeconds ?? (status === 503 ? defaultRetrySeconds : undefined);
  return {
    status,
    headers: {
      "content-type": problemType,
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
    body: {
      type: `urn:roster:error:${failure.code}`,
      title,
      status,
      detail,
      instance: request.instance,
      code: failure.code,
      requestId: request.requestId,
      ...(failure.existingId === undefined ? {} : { existingId: failure.existingId }),
      errors: failure.faults,
      message: detail,
    },
  };
}
