import type { ErrorData } from "@roster/api";
import { TRPCClientError } from "@trpc/client";
import { RosterError, type RosterErrorCode } from "./roster-error.ts";

/** What a failed call carries over tRPC, and `detail` and `status` instead of the message and `httpStatus` in REST's problem+json. */
type Carried = Partial<ErrorData> & {
  detail?: string;
  status?: number;
  existingId?: string;
  retryAfterSeconds?: number;
};

/** Whatever a call failed with, as a RosterError. */
export function toRosterError(thrown: unknown): RosterError {
  if (thrown instanceof RosterError) return thrown;
  if (!(thrown instanceof TRPCClientError)) return unreachable(thrown);
  if (thrown.cause instanceof RosterError) return thrown.cause;
  const { data, message, meta } = thrown;
  const { response } = (meta ?? {}) as { response?: Response };
  return fromCarried({ detail: message, ...data }, response, thrown) ?? unreachable(thrown.cause ?? thrown);
}

/** Why an answer is a failure: the problem that it tells of, or that no Roster gave it. */
export async function failureOf(response: Response): Promise<RosterError> {
  const problem = (await response.json().catch(() => null)) as Carried | null;
  return (problem && fromCarried(problem, response)) ?? notRoster(response);
}

/** A failure that was told within a stream, as the server's procedures tell it. */
export function failureFrom({ message, data }: { message?: string; data?: Carried }): RosterError {
  const failure = fromCarried({ ...(message === undefined ? {} : { detail: message }), ...data }, undefined);
  return failure ?? unreachable(new Error(message ?? "the stream ended with a failure that is not known"));
}

/** What an answer is that no Roster gave. A proxy speaks for the server where it asks for patience. */
export function notRoster(response: Response): RosterError {
  const { status } = response;
  const codes: Record<number, RosterErrorCode> = { 429: "rate_limited", 503: "unavailable" };
  return new RosterError({
    message: `Roster cannot be reached: ${response.url} answered ${status} without being a Roster`,
    code: codes[status] ?? "unreachable",
    status,
    retryAfterSeconds: retryAfterOf(response),
  });
}

/** What a call fails with when no answer came. */
export function unreachable(cause: unknown, what = "Roster cannot be reached"): RosterError<"unreachable"> {
  return new RosterError({ message: `${what}: ${reasonOf(cause)}`, code: "unreachable", cause });
}

/** What a call fails with when its caller did not want to wait for it. */
export function aborted({ reason }: AbortSignal): RosterError<"aborted"> {
  return new RosterError({ message: "The call was aborted.", code: "aborted", cause: reason });
}

function fromCarried(carried: Carried, response: Response | undefined, cause?: unknown): RosterError | null {
  const { code, detail = "", errors, requestId, existingId } = carried;
  if (typeof code !== "string") return null;
  return new RosterError({
    message: detail,
    code,
    status: carried.httpStatus ?? carried.status ?? response?.status,
    faults: errors,
    requestId,
    existingId,
    retryAfterSeconds: carried.retryAfterSeconds ?? (response && retryAfterOf(response)),
    cause,
  });
}

function retryAfterOf({ headers }: Response): number | null {
  const value = headers.get("retry-after") ?? "";
  return /^[0-9]{1,9}$/.test(value) ? Number(value) : null;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === "TimeoutError") return "no answer came in time";
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
