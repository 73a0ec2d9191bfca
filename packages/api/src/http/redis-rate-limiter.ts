import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Allowance, Quota, RateLimiter } from "./rate-limit.ts";

/**
 * Counts the requests of all processes together, in Redis: in windows that begin with a caller's first request. While Redis is
 * away each process counts by itself.
 */
export class RedisRateLimiter implements RateLimiter, AsyncDisposable {
  readonly quota: Quota;
  readonly #redis: Redis;
  readonly #limiter: RateLimiterRedis;

  constructor(url: string, quota: Quota) {
    this.quota = quota;
    this.#redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    // Without a listener a lost connection would end the process; the memory of each one stands in.
    this.#redis.on("error", () => {});
    const window = { points: quota.requests, duration: quota.seconds };
    this.#limiter = new RateLimiterRedis({
      ...window,
      storeClient: this.#redis,
      keyPrefix: "roster:rate",
      insuranceLimiter: new RateLimiterMemory(window),
    });
  }

  async take(caller: string): Promise<Allowance> {
    const { isAllowed, left } = await this.#limiter.consume(caller).then(
      (result) => ({ isAllowed: true, left: result }),
      (refusal: unknown) => {
        if (refusal instanceof RateLimiterRes) return { isAllowed: false, left: refusal };
        throw refusal;
      },
    );
    const seconds = Math.ceil(left.msBeforeNext / 1_000);
    return {
      isAllowed,
      remaining: left.remainingPoints,
      resetSeconds: seconds,
      retrySeconds: Math.max(1, seconds),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#redis.disconnect();
  }
}
