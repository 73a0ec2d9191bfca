import { type TestApi, testApi } from "@roster/api/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRosterClient, type RosterClientOptions } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { page, problem, type Trouble, troubledProxy, trpcFailure } from "./support/troubled-proxy.ts";

let api: TestApi;

beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function behind(troubles: Trouble[], options: Partial<RosterClientOptions> = {}) {
  const { apiKey } = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550100" }] });
  const proxy = await troubledProxy(api.url, troubles);
  return { proxy, client: createRosterClient({ url: proxy.url, apiKey, ...options }) };
}

/** How long something took, in milliseconds. */
async function timed(call: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await call();
  return performance.now() - from;
}

describe("a call that was made too often", () => {
  const limited = (data?: object, headers?: Record<string, string>) =>
    trpcFailure("rate_limited", 429, { data, headers });

  test.each([
    ["over tRPC", limited()],
    ["before tRPC", problem("rate_limited", 429)],
    ["by a proxy", page(429)],
  ])("is made again, whether it changes something or not, when it is refused %s", async (_, refusal) => {
    const { proxy, client } = await behind([refusal, refusal, refusal]);
    await using _proxy = proxy;
    const tag = await client.tags.create.mutate({ label: "t" }).catch((error) => error);
    expect(tag).toMatchObject({ code: "rate_limited", status: 429 });
    expect(proxy.requests).toEqual(Array(3).fill("POST /api/trpc/tags.create"));
    expect(await client.contacts.list.query({})).toMatchObject({ contacts: [{ name: "Ana" }] });
    expect(proxy.requests).toHaveLength(4);
  });

  test("waits as long as the server says, by its header or in its data", async () => {
    const refusals = [
      problem("rate_limited", 429, { "retry-after": "1" }),
      page(429, { "retry-after": "1" }),
      limited({ retryAfterSeconds: 1 }),
      limited({}, { "retry-after": "1" }),
    ];
    const waits = refusals.map(async (refusal) => {
      const { proxy, client } = await behind([refusal]);
      await using _proxy = proxy;
      const took = await timed(() => client.contacts.list.query({}));
      return { isLongEnough: took >= 1_000, requests: proxy.requests.length };
    });
    expect(await Promise.all(waits)).toEqual(Array(4).fill({ isLongEnough: true, requests: 2 }));
  });

  test("travels with the same calls when it is made again", async () => {
    for (const refusal of [limited(), problem("rate_limited", 429), "break" as const]) {
      const { proxy, client } = await behind([refusal, refusal]);
      await using _proxy = proxy;
      await Promise.all([1, 2, 3, 4, 5].map((page) => client.contacts.list.query({ page })));
      expect(proxy.requests).toHaveLength(3);
    }
  });

  test("is refused by the server itself in a way that the client understands", async () => {
    const takes = [false, true];
    const take = () => ({ isAllowed: takes.shift() ?? true, remaining: 0, resetSeconds: 1, retrySeconds: 1 });
    await using limitedApi = await testApi({ limiter: { quota: { requests: 1, seconds: 1 }, take } });
    const { apiKey } = await limitedApi.addOrganization();
    const once = createRosterClient({ url: limitedApi.url, apiKey, maxAttempts: 1 });
    const client = createRosterClient({ url: limitedApi.url, apiKey });
    for (const call of [
      () => once.tags.list.query(),
      () => once.importContacts("phone\n"),
      () => once.exportContacts(),
    ]) {
      takes.splice(0, 2, false);
      expect(await failureOf(call())).toMatchObject({ code: "rate_limited", status: 429, retryAfterSeconds: 1 });
    }
    takes.splice(0, 2, false);
    const tag = { label: "t" };
    expect(await timed(async () => expect(await client.tags.create.mutate(tag)).toMatchObject(tag))).toBeGreaterThan(
      1_000,
    );
  });

  test("is left to its caller when that is long", async () => {
    const { proxy, client } = await behind([problem("rate_limited", 429, { "retry-after": "3600" })]);
    await using _proxy = proxy;
    const error = await failureOf(client.contacts.list.query({}));
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: 3_600, requestId: "r-1" });
    expect(proxy.requests).toHaveLength(1);
  });

  test("sends a file again that is at hand, and no stream", async () => {
    const { proxy, client } = await behind([problem("rate_limited", 429), problem("rate_limited", 429)]);
    await using _proxy = proxy;
    async function* stream() {
      yield new TextEncoder().encode("phone\n+14155550101\n");
    }
    expect(await failureOf(client.importContacts(stream()))).toMatchObject({ code: "rate_limited" });
    expect(proxy.requests).toHaveLength(1);
    expect(await client.importContacts("phone\n+14155550101\n")).toMatchObject({ state: "done", read: 1 });
    expect(proxy.requests).toHaveLength(3);
  });
});

describe("a server that is away", () => {
  test.each([
    ["says so over tRPC", trpcFailure("unavailable", 503)],
    ["says so before tRPC", problem("unavailable", 503)],
    ["is behind a proxy that says so", page(503)],
    ["is behind a proxy that does not reach it", page(502)],
    ["breaks the connection", "break" as const],
    ["does not answer in time", "silence" as const],
  ])("and %s is asked again, and not told again to change something", async (_, trouble) => {
    const { proxy, client } = await behind([trouble, trouble, trouble], { timeoutMs: 1_000 });
    await using _proxy = proxy;
    const change = await failureOf(client.tags.create.mutate({ label: "t" }));
    expect(["unavailable", "unreachable"]).toContain(change.code);
    expect(proxy.requests).toHaveLength(1);
    expect(await client.contacts.list.query({})).toMatchObject({ contacts: [{ name: "Ana" }] });
    expect(proxy.requests).toHaveLength(4);
  });

  test("is asked as often as was settled", async () => {
    const trouble = trpcFailure("unavailable", 503);
    for (const maxAttempts of [1, 2]) {
      const { proxy, client } = await behind([trouble, trouble, trouble], { maxAttempts });
      await using _proxy = proxy;
      expect(await failureOf(client.contacts.list.query({}))).toMatchObject({ code: "unavailable", status: 503 });
      expect(proxy.requests).toHaveLength(maxAttempts);
    }
  });

  test("says what a caller waited for", async () => {
    const { proxy, client } = await behind(["silence"], { timeoutMs: 50, maxAttempts: 1 });
    await using _proxy = proxy;
    expect((await failureOf(client.contacts.list.query({}))).message).toBe(
      "Roster cannot be reached: no answer came in time",
    );
  });
});

test("what would fail again is not tried again", async () => {
  for (const trouble of [trpcFailure("query_too_slow", 503), trpcFailure("internal_error", 500), page(404)]) {
    const { proxy, client } = await behind([trouble]);
    await using _proxy = proxy;
    await failureOf(client.contacts.list.query({}));
    expect(proxy.requests).toHaveLength(1);
  }
});

describe("a caller's signal", () => {
  test("ends a call that waits for an answer, and each other call goes on", async () => {
    const late: Trouble = (_, response) => void setTimeout(() => response.writeHead(503).end(), 1_500);
    const { proxy, client } = await behind([late]);
    await using _proxy = proxy;
    const controller = new AbortController();
    const { signal } = controller;
    const ended = failureOf(client.contacts.list.query({ search: "a" }, { signal }));
    const other = client.contacts.list.query({});
    setTimeout(() => controller.abort(new Error("no longer wanted")), 50);
    const took = await timed(() => ended);
    expect(await ended).toMatchObject({ code: "aborted", status: null, cause: { message: "no longer wanted" } });
    expect(took).toBeLessThan(1_000);
    expect(await other).toMatchObject({ contacts: [{ name: "Ana" }] });
  });

  test("ends the wait for another attempt", async () => {
    const { proxy, client } = await behind([problem("rate_limited", 429, { "retry-after": "30" })]);
    await using _proxy = proxy;
    const took = await timed(async () => {
      const error = await failureOf(client.contacts.list.query({}, { signal: AbortSignal.timeout(100) }));
      expect(error.code).toBe("aborted");
    });
    expect(took).toBeLessThan(2_000);
  });

  test("ends an upload, a download, a walk and a change, and a call that has not begun", async () => {
    const signal = AbortSignal.abort();
    const { proxy, client } = await behind([]);
    await using _proxy = proxy;
    for (const call of [
      () => client.contacts.create.mutate({ phone: "+14155550109" }, { signal }),
      () => client.importContacts("phone\n", {}, { signal }),
      () => client.exportContacts({}, { signal }),
      () => client.iterateContacts({}, { signal }).next(),
      () => client.keys.list.query(undefined, { signal }),
    ])
      expect(await failureOf(call())).toMatchObject({ code: "aborted" });
    expect(proxy.requests).toEqual([]);
  });

  test("ends an upload that has begun, and closes its source", async () => {
    const { proxy, client } = await behind(["silence"]);
    await using _proxy = proxy;
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) {
          yield new TextEncoder().encode("phone\n");
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      } finally {
        isClosed = true;
      }
    }
    const signal = AbortSignal.timeout(150);
    expect(await failureOf(client.importContacts(endless(), {}, { signal }))).toMatchObject({ code: "aborted" });
    await expect.poll(() => isClosed).toBe(true);
  });
});

test("a file may take longer than a request, and one that cannot be read fails with its own error", async () => {
  const { proxy, client } = await behind([], { timeoutMs: 100 });
  await using _proxy = proxy;
  async function* slow() {
    yield new TextEncoder().encode("phone\n");
    await new Promise((resolve) => setTimeout(resolve, 300));
    yield new TextEncoder().encode("+14155550102\n");
  }
  expect(await client.importContacts(slow())).toMatchObject({ state: "done", created: 1 });
  const broken = new Error("EIO");
  async function* unreadable() {
    yield new TextEncoder().encode("phone\n");
    throw broken;
  }
  await expect(client.importContacts(unreadable())).rejects.toBe(broken);
});

test("a query too long for a batch travels alone, and one too long for a URL fails as such", async () => {
  const { proxy, client } = await behind([]);
  await using _proxy = proxy;
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
  const long = () => client.contacts.list.query({ listIds: ids(50), tagIds: ids(50) });
  await Promise.all([long(), long(), client.contacts.list.query({}), client.contacts.list.query({ perPage: 1 })]);
  expect(proxy.requests).toHaveLength(3);
  const filter = {
    or: Array.from({ length: 10 }, () => ({ field: "listId" as const, op: "in" as const, value: ids(30) })),
  };
  expect(await failureOf(client.contacts.list.query({ filter }))).toMatchObject({ code: "uri_too_long", status: 414 });
});
