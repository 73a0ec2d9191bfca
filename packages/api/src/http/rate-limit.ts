import type { ServerResponse } from "node:http";
import { DomainError } from "@roster/domain";

/** How many requests a caller may send: so many at once, and as many again in so many seconds. */
export interface Quota {
  requests: number;
  seconds: number;
}

/** What is left of a caller's quota after a request was counted. */
export interface Allowance {
  isAllowed: boolean;
  remaining: number;
  /** Until the quota is whole again. */
  resetSeconds: number;
  /** Until the next request is allowed. */
  retrySeconds: number;
}

/** Counts requests by caller. */
export interface RateLimiter {
  readonly quota: Quota;
  take(caller: string): Allowance | Promise<Allowance>;
}

interface Bucket {
  tokens: number;
  at: number;
}

const bucketsKept = 100_000;

/** Token buckets in the memory of one process: each request takes a token, and they come back evenly. */
export class TokenBuckets implements RateLimiter {
  readonly quota: Quota;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(quota: Quota, now: () => number = () => performance.now()) {
    this.quota = quota;
    this.#now = now;
  }

  take(caller: string): Allowance {
    const { requests, seconds } = this.quota;
    const perSecond = requests / seconds;
    const at = this.#now();
    const before = this.#buckets.get(caller) ?? { tokens: requests, at };
    const tokens = Math.min(requests, before.tokens + ((at - before.at) / 1_000) * perSecond);
    const isAllowed = tokens >= 1;
    const left = isAllowed ? tokens - 1 : tokens;
    this.#keep(caller, { tokens: left, at });
    return {
      isAllowed,
      remaining: Math.floor(left),
      resetSeconds: Math.ceil((requests - left) / perSecond),
      retrySeconds: Math.max(1, Math.ceil((1 - left) / perSecond)),
    };
  }

  /** The latest callers stand last, so that those that are forgotten have most likely a full bucket again. */
  #keep(caller: string, bucket: Bucket): void {
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    if (this.#buckets.size <= bucketsKept) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      break;
    }
  }
}

/**
 * Counts a request, and says on its answer what is left (IETF draft-ietf-httpapi-ratelimit-headers-10). Fails with
 * `rate_limited` when there is nothing left.
 */
export async function limitRate(limiter: RateLimiter | null, caller: string, response: ServerResponse): Promise<void> {
  if (limiter === null) return;
  const { quota } = limiter;
  const { isAllowed, remaining, resetSeconds, retrySeconds } = await limiter.take(caller);
  response.setHeader("ratelimit-policy", `"default";q=${quota.requests};w=${quota.seconds}`);
  response.setHeader("ratelimit", `"default";r=${remaining};t=${resetSeconds}`);
  if (isAllowed) return;
  response.setHeader("retry-after", String(retrySeconds));
  throw new DomainError("rate_limited", `More than ${quota.requests} requests in ${quota.seconds} seconds.`, {
    retryAfterSeconds: retrySeconds,
  });
}
