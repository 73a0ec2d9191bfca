import { limits } from "./limits.ts";

/** The closed vocabulary of failures. tRPC codes and HTTP statuses are derived from it in one total table each. */
export const errorCodes = [
  "invalid_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "method_not_allowed",
  "not_acceptable",
  "request_timeout",
  "conflict",
  "phone_taken",
  "label_taken",
  "count_changed",
  "idempotency_key_in_use",
  "precondition_failed",
  "payload_too_large",
  "uri_too_long",
  "unsupported_media_type",
  "headers_too_large",
  "unprocessable",
  "idempotency_key_reused",
  "rate_limited",
  "internal_error",
  "query_too_slow",
  "unavailable",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export type FaultCode =
  | "unknown"
  | "invalid_type"
  | "invalid_value"
  | "not_an_integer"
  | "too_small"
  | "too_large"
  | "too_long"
  | "too_many"
  | "empty"
  | "repeated"
  | "malformed"
  | "control_characters"
  | "conflicting"
  | "cursor_of_another_query"
  | "not_a_phone"
  | "not_found"
  | "taken";

/** One thing wrong with a request: where it stands, what it is called there and what would be right. */
export interface Fault {
  in: "query" | "path" | "header" | "body" | "input";
  name: string;
  code: FaultCode;
  detail: string;
  allowed?: readonly string[];
  suggestion?: string;
  pointer?: string;
}

interface FailureDetails {
  faults?: readonly Fault[];
  existingId?: string | undefined;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** Every failure that a caller may see. Anything else that is thrown is a bug of ours and answers 500 without a word. */
export class DomainError extends Error {
  override name = "DomainError";
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** The record that stands in the way, where its reader may know of it. */
  readonly existingId: string | undefined;
  /** When it is worth trying again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.faults = details.faults ?? [];
    this.existingId = details.existingId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  static invalid(faults: readonly Fault[]): DomainError {
    return new DomainError("invalid_request", sentenceOf(faults), { faults: told(faults) });
  }

  /** A well-formed body with values that cannot be used. */
  static unprocessable(faults: readonly Fault[]): DomainError {
    return new DomainError("unprocessable", sentenceOf(faults), { faults: told(faults) });
  }

  static notFound(what: string): DomainError {
    return new DomainError("not_found", `There is no such ${what}.`);
  }
}

/** The first of the faults, and one more that says how many others there are. */
export function told(faults: readonly Fault[], most: number = limits.faultsTold): readonly Fault[] {
  const others = faults.length - most;
  const [first] = faults;
  if (others <= 0 || !first) return faults;
  const rest: Fault = { in: first.in, name: "request", code: "too_many", detail: `has ${others} more faults` };
  return [...faults.slice(0, most), rest];
}

function sentenceOf(faults: readonly Fault[]): string {
  return clip(
    faults
      .slice(0, limits.faultsTold)
      .map((fault) => `${fault.name} ${fault.detail}`)
      .join("; "),
    1_000,
  );
}

/** Shortens a caller's own words before they are said back (the contract: never a value over 100 characters). */
export function clip(text: string, characters = 100): string {
  if (text.length <= characters) return text;
  const points = Array.from(text);
  return points.length <= characters ? text : `${points.slice(0, characters - 1).join("")}…`;
}
