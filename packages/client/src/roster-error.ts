import type { AppRouter, ErrorData } from "@roster/api";
import type { ErrorCode, Fault } from "@roster/domain";
import { TRPCClientError } from "@trpc/client";

/** `unreachable`: no answer of a Roster server came back at all. */
export type RosterErrorCode = ErrorCode | "unreachable";

interface Failure {
  message: string;
  code: RosterErrorCode;
  status: number | null;
  faults: readonly Fault[];
  requestId: string | null;
  cause?: unknown;
}

/** Every failure of a call, by whichever door it came: the server's own code, its faults and the id to look for in its log. */
export class RosterError extends TRPCClientError<AppRouter> {
  override name = "RosterError";
  readonly code: RosterErrorCode;
  readonly status: number | null;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;

  constructor(failure: Failure) {
    super(failure.message, failure.cause instanceof Error ? { cause: failure.cause } : undefined);
    // tRPC's constructor makes every subclass a plain TRPCClientError.
    Object.setPrototypeOf(this, new.target.prototype);
    this.code = failure.code;
    this.status = failure.status;
    this.faults = failure.faults;
    this.requestId = failure.requestId;
  }
}

/** The same failure as a RosterError. */
export function toRosterError(error: TRPCClientError<AppRouter>): RosterError {
  const data = error.data as ErrorData | null | undefined;
  if (!data?.code) return unreachable(error.cause ?? error);
  return new RosterError({
    message: error.message,
    code: data.code,
    status: data.httpStatus,
    faults: data.errors,
    requestId: data.requestId,
    cause: error,
  });
}

/** What a call fails with when the server cannot be reached or is not a Roster. */
export function unreachable(cause: unknown): RosterError {
  const reason =
    cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
  return new RosterError({
    message: `Roster cannot be reached: ${reason}`,
    code: "unreachable",
    status: null,
    faults: [],
    requestId: null,
    cause,
  });
}
