import { expect, test } from "vitest";
import { RedisRateLimiter } from "../src/http/redis-rate-limiter.ts";

test("while Redis is away each process counts by itself, and nobody waits", async () => {
  await using limiter = new RedisRateLimiter("redis://127.0.0.1:1", { requests: 2, seconds: 60 });
  const taken = [];
  for (let n = 0; n < 3; n += 1) taken.push(await limiter.take("caller"));
  expect(taken).toMatchObject([
    { isAllowed: true, remaining: 1 },
    { isAllowed: true, remaining: 0 },
    { isAllowed: false, remaining: 0 },
  ]);
  expect(taken[2]?.retrySeconds).toBeGreaterThan(50);
  expect(await limiter.take("another")).toMatchObject({ isAllowed: true });
});
