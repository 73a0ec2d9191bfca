import { expect, test } from "vitest";
import { TokenBuckets } from "../src/http/rate-limit.ts";
import { testApi } from "../src/testing/index.ts";

const jsonBody = (body: unknown) => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("a caller's requests are counted and the one too many refused, on REST and tRPC, without a word about others", async () => {
  let now = 0;
  await using api = await testApi({ limiter: new TokenBuckets({ requests: 3, seconds: 10 }, () => now) });
  const ours = await api.addOrganization();
  const other = await api.addOrganization();
  const first = await ours.fetch("/api/contacts");
  expect([first.headers.get("ratelimit-policy"), first.headers.get("ratelimit")]).toEqual([
    '"default";q=3;w=10',
    '"default";r=2;t=4',
  ]);
  expect((await ours.fetch("/api/trpc/lists.list?input=%7B%7D")).headers.get("ratelimit")).toBe('"default";r=1;t=7');
  await ours.fetch("/api/contacts");
  const refused = await ours.fetch("/api/contacts");
  expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("ratelimit")]).toEqual([
    429,
    "4",
    '"default";r=0;t=10',
  ]);
  expect(await refused.json()).toMatchObject({ code: "rate_limited", detail: "More than 3 requests in 10 seconds." });
  const onTrpc = await ours.fetch("/api/trpc/lists.list?input=%7B%7D");
  expect([onTrpc.status, onTrpc.headers.get("retry-after")]).toEqual([429, "4"]);
  expect((await onTrpc.json()).error.data).toMatchObject({ code: "rate_limited", retryAfterSeconds: 4 });
  expect((await other.fetch("/api/contacts")).status).toBe(200);
  // Who sends no credential, or a bad one, is counted by where they come from.
  expect((await ours.fetch("/api/health/live")).headers.get("ratelimit")).toBe('"default";r=2;t=4');
  const unknown = { authorization: `Bearer rst_${"A".repeat(22)}_${"B".repeat(43)}` };
  expect((await ours.fetch("/api/contacts", { headers: unknown })).status).toBe(401);
  expect((await ours.fetch("/api/contacts", { headers: { authorization: "" } })).status).toBe(401);
  expect((await ours.fetch("/api/contacts", { headers: unknown })).status).toBe(429);
  now = 3_400;
  expect((await ours.fetch("/api/contacts")).status).toBe(200);
  expect((await ours.fetch("/api/contacts")).status).toBe(429);
});

test("a bucket never holds more than its quota, and gives as much as its rate", () => {
  let now = 0;
  const buckets = new TokenBuckets({ requests: 10, seconds: 1 }, () => now);
  const allowed = () => Array.from({ length: 30 }, () => buckets.take("a").isAllowed).filter(Boolean).length;
  expect(allowed()).toBe(10);
  now = 500;
  expect(allowed()).toBe(5);
  now = 60_000;
  expect(allowed()).toBe(10);
});

test("pages of the sites that are named may call with a key, no others, and never with a cookie", async () => {
  await using api = await testApi({ corsOrigins: ["https://crm.example"] });
  const ours = await api.addOrganization();
  const from = (origin: string, init: RequestInit = {}) =>
    ours.fetch("/api/contacts", { ...init, headers: { origin, ...init.headers } });
  const good = await from("https://crm.example");
  expect(good.headers.get("access-control-allow-origin")).toBe("https://crm.example");
  expect(good.headers.get("access-control-allow-credentials")).toBeNull();
  expect(good.headers.get("access-control-expose-headers")).toContain("ETag");
  expect(good.headers.get("vary")).toContain("Origin");
  expect((await from("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  const preflight = await from("https://crm.example", {
    method: "OPTIONS",
    headers: { "access-control-request-method": "PATCH", authorization: "" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
  expect(preflight.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  await using closed = await testApi();
  const { fetch } = await closed.addOrganization();
  expect(
    (await fetch("/api/contacts", { headers: { origin: "https://crm.example" } })).headers.get(
      "access-control-allow-origin",
    ),
  ).toBeNull();
});

test("a request under an Idempotency-Key is carried out once, and answered the same again", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const post = (body: unknown, key: string, path = "/api/contacts") =>
    ours.fetch(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "idempotency-key": key },
    });
  const first = await post({ phone: "+14155550101" }, "a");
  const again = await post({ phone: "+14155550101" }, "a");
  expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
  expect(await again.text()).toBe(await first.text());
  for (const name of ["location", "etag"]) expect(again.headers.get(name)).toBe(first.headers.get(name));
  const reused = await post({ phone: "+14155550102" }, "a");
  expect([reused.status, await reused.json()]).toMatchObject([422, { code: "idempotency_key_reused" }]);
  expect((await post({ phone: "+14155550101" }, "a", "/api/contacts/search")).status).toBe(422);
  const failed = await post({ phone: "+14155550101" }, "b");
  expect([failed.status, (await post({ phone: "+14155550101" }, "b")).status]).toEqual([409, 409]);
  expect((await post({ phone: "+14155550103" }, "x".repeat(256))).status).toBe(400);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(1);
});

test("the secret of a key is not kept with the answer", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const make = () =>
    ours.fetch("/api/keys", {
      method: "POST",
      body: '{"name":"CRM"}',
      headers: { "content-type": "application/json", "idempotency-key": "k" },
    });
  const made = await make();
  expect(made.headers.get("cache-control")).toBe("no-store");
  const { secret } = await made.json();
  const again = await make();
  expect([again.status, await again.json()]).toMatchObject([409, { code: "conflict" }]);
  const kept = await api.owner.execute("select * from idempotency_key");
  expect(JSON.stringify(kept)).not.toContain(secret);
  expect((await ours.caller.keys.list()).keys).toHaveLength(2);
});

test("of many requests at once under one key one is carried out", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      ours.fetch("/api/lists", {
        method: "POST",
        body: '{"name":"Once"}',
        headers: { "content-type": "application/json", "idempotency-key": "k" },
      }),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(201);
  for (const [index, status] of statuses.entries()) {
    if (status !== 201) expect([status, (await answers[index]?.json())?.code]).toEqual([409, "idempotency_key_in_use"]);
  }
  expect((await ours.caller.lists.list({})).lists).toHaveLength(1);
});

test("keys are each caller's own, free again after a day or when a request broke off, and hold for files too", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const other = await api.addOrganization();
  const headers = { "content-type": "application/json", "idempotency-key": "same" };
  const list = { method: "POST", body: '{"name":"L"}', headers };
  expect([(await ours.fetch("/api/lists", list)).status, (await other.fetch("/api/lists", list)).status]).toEqual([
    201, 201,
  ]);
  const em = api.owner;
  await em.execute("update idempotency_key set created_at = now() - interval '25 hours'");
  expect((await ours.fetch("/api/lists", list)).headers.get("idempotency-replayed")).toBeNull();
  await em.execute("update idempotency_key set status = null, locked_until = now() + interval '1 minute'");
  expect((await ours.fetch("/api/lists", list)).status).toBe(409);
  await em.execute("update idempotency_key set locked_until = now() - interval '1 second'");
  expect((await ours.fetch("/api/lists", list)).status).toBe(201);
  const file = (text: string) => {
    const form = new FormData();
    form.append("file", new File([text], "people.csv"));
    return ours.fetch("/api/contacts/import", { method: "POST", body: form, headers: { "idempotency-key": "file" } });
  };
  const report = await (await file("name,phone\nAna,+14155550101\n")).json();
  expect(await (await file("name,phone\nAna,+14155550101\n")).json()).toEqual(report);
  expect((await file("name,phone\nBo,+14155550102\n")).status).toBe(422);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(1);
});

test("an encoding is chosen by what is liked best", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: Array.from({ length: 20 }, (_, n) => ({ name: `Person ${n}`, phone: `+1415555${1000 + n}` })),
  });
  const encodingFor = async (accept: string) =>
    (await ours.fetch("/api/contacts", { headers: { "accept-encoding": accept } })).headers.get("content-encoding");
  expect(await encodingFor("gzip, br")).toBe("br");
  expect(await encodingFor("br;q=0.2, gzip;q=0.8")).toBe("gzip");
  expect(await encodingFor("identity")).toBeNull();
  expect(await encodingFor("gzip;q=0, *;q=0.5")).toBe("br");
  expect(await encodingFor("identity, gzip;q=0.5")).toBeNull();
  const file = await ours.fetch("/api/contacts/export", { headers: { "accept-encoding": "br" } });
  expect(file.headers.get("content-encoding")).toBeNull();
});

test("a search by a body finds what the same query in a URL finds", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: Array.from({ length: 9 }, (_, n) => ({
      name: `Person ${n}`,
      phone: `+1415555${1000 + n}`,
      attributes: { n },
    })),
  });
  const filter = { field: "attributes.n", op: "gt", value: 3 };
  const search = (body: unknown) => ours.fetch("/api/contacts/search", { method: "POST", ...jsonBody(body) });
  const byBody = await (await search({ filter, per_page: 2, sortBy: "name" })).json();
  const byUrl = await (
    await ours.fetch(`/api/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}&per_page=2&sort_by=name`)
  ).json();
  expect(byBody).toEqual(byUrl);
  expect(
    (await (await search({ filter, per_page: 2, sortBy: "name", cursor: byBody.paginationMeta.nextCursor })).json())
      .contacts,
  ).toHaveLength(2);
  const bad = await search({ perPage: 2, per_page: 0, filter: { field: "nmae", op: "eq", value: 1 } });
  expect([bad.status, (await bad.json()).errors]).toMatchObject([
    422,
    [
      { in: "body", name: "perPage", code: "unknown", suggestion: "per_page", pointer: "/perPage" },
      { in: "body", name: "filter", pointer: "/filter/field" },
      { in: "body", name: "per_page", code: "too_small", pointer: "/per_page" },
    ],
  ]);
  const otherCursor = await search({ cursor: byBody.paginationMeta.nextCursor });
  expect([otherCursor.status, (await otherCursor.json()).errors]).toMatchObject([
    422,
    [{ in: "body", name: "cursor" }],
  ]);
});
