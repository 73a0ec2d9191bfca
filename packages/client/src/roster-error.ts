import type { ErrorCode, Fault } from "@roster/domain";

/** `unreachable`: no answer of a Roster server came back at all. `aborted`: the caller's own signal ended the call. */
export type RosterErrorCode = ErrorCode | "unreachable" | "aborted";

interface Failure<Code> {
  message: string;
  code: Code;
  status?: number | null;
  faults?: readonly Fault[];
  requestId?: string | null;
  existingId?: string | null;
  retryAfterSeconds?: number | null;
  cause?: unknown;
}

/** Every failure of a call, by whichever door it came: the server's own code, its faults and the id to look for in its log. */
export class RosterError<Code extends RosterErrorCode = RosterErrorCode> extends Error {
  override name = "RosterError";
  readonly code: Code;
  /** The HTTP status, where there was an answer. */
  readonly status: number | null;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;
  /** The record that stands in the way, such as the contact that has the phone. */
  readonly existingId: string | null;
  /** When the server thinks it worth trying again. */
  readonly retryAfterSeconds: number | null;

  constructor(failure: Failure<Code>) {
    super(failure.message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.code = failure.code;
    this.status = failure.status ?? null;
    this.faults = failure.faults ?? [];
    this.requestId = failure.requestId ?? null;
    this.existingId = failure.existingId ?? null;
    this.retryAfterSeconds = failure.retryAfterSeconds ?? null;
  }
}

/** Whether that is a RosterError, and where codes are given, one with any of them. */
export function isRosterError<Code extends RosterErrorCode = RosterErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is RosterError<Code> {
  return error instanceof RosterError && (codes.length === 0 || (codes as readonly string[]).includes(error.code));
}
