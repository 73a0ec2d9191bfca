import { unlessAborted } from "./abort.ts";
import { toRosterError } from "./failures.ts";
import { pauseTogether } from "./pause-together.ts";
import type { RosterError } from "./roster-error.ts";

const firstWaitMs = 250;
const longestWaitMs = 8_000;
/** A server that asks for more patience than this is left to the caller. */
const longestRetryAfterSeconds = 60;

export interface Persistence {
  /** How often the call is made at most. */
  maxAttempts: number;
  /** Whether it may be made again although the server could have carried it out. */
  isRepeatable: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Makes a call until it gets through: again where the server was asked too often, and one that is repeatable also where the
 * server is away. Waits as long as the server says, and a random time so that many clients do not return together.
 */
export async function persist<T>(call: () => Promise<T>, persistence: Persistence): Promise<T> {
  const { maxAttempts, isRepeatable, signal } = persistence;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unlessAborted(call, signal);
    } catch (thrown) {
      const error = toRosterError(thrown);
      if (attempt >= maxAttempts || !isWorthRepeating(error, isRepeatable)) throw error;
      const reason = `${error.code} ${error.retryAfterSeconds} ${attempt}`;
      await pauseTogether(reason, () => waitMs(error, attempt), signal);
    }
  }
}

function isWorthRepeating({ code, status, retryAfterSeconds }: RosterError, isRepeatable: boolean): boolean {
  if (retryAfterSeconds !== null && retryAfterSeconds > longestRetryAfterSeconds) return false;
  switch (code) {
    case "rate_limited":
      return true;
    case "unavailable":
      return isRepeatable;
    case "unreachable":
      // An answer that no Roster gave stays as it is, unless a proxy did not reach the server either.
      return isRepeatable && (status === null || status >= 500);
    default:
      return false;
  }
}

function waitMs({ retryAfterSeconds }: RosterError, attempt: number): number {
  const backoffMs = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return (retryAfterSeconds ?? 0) * 1_000 + backoffMs;
}
