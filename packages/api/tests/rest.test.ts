import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import pg from "pg";
import { expect, test } from "vitest";
import type { AppRouter } from "../src/index.ts";
import { fetch, testApi } from "../src/testing/index.ts";

const people = Array.from({ length: 9 }, (_, n) => ({
  name: `Person ${n} with a rather long name`,
  phone: `+1415555${1000 + n}`,
  attributes: { city: "Pune", orders: n, nested: { deep: [1, null, true] } },
  lists: ["One", "Two"],
  tags: ["a", "b"],
  conversations: [[Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)]],
}));

test("the REST body and the tRPC result are equal apart from per_page", async () => {
  await using api = await testApi();
  const { fetch, caller, lists, apiKey } = await api.addOrganization({ contacts: people });
  const trpc = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${api.url}/api/trpc`, headers: { authorization: `Bearer ${apiKey}` } })],
  });
  const cases = [
    ["", {}],
    ["?per_page=4&page=2&order=asc&sort_by=name", { perPage: 4, page: 2, order: "asc", sortBy: "name" }],
    [
      `?list_id=${lists.One}&list_match=all&search=person&include=lists,conversations&count=none`,
      {
        listIds: [lists.One as string],
        listMatch: "all",
        search: "person",
        include: ["lists", "conversations"],
        count: "none",
      },
    ],
    ["?include=none&status=Active&status=Blocked", { include: [], status: ["Active", "Blocked"] }],
  ] as const;
  for (const [query, input] of cases) {
    const { contacts, paginationMeta } = await (await fetch(`/api/contacts${query}`)).json();
    const { per_page, ...meta } = paginationMeta;
    const rest = { contacts, paginationMeta: { ...meta, perPage: per_page } };
    // biome-ignore lint/suspicious/noExplicitAny: the table above is readonly, the input is not
    const remote = await trpc.contacts.list.query(input as any);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const local = await caller.contacts.list(input as any);
    expect(rest).toEqual(remote);
    expect(remote).toEqual(local);
  }
});

test("every fault of a request is reported in one answer, with the allowed values and the nearest name", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const response = await fetch(
    "/api/contacts?limt=5&per_page=101&order=up&status=Gone&status=Active&sort_by=&list_id=x&search=a%00b&created_after=2026-01-02&created_before=2026-01-01&include=messages",
  );
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = await response.json();
  const byName = Object.fromEntries(body.errors.map((fault: { name: string }) => [fault.name, fault]));
  expect(Object.keys(byName).sort()).toEqual([
    "created_after",
    "include",
    "limt",
    "list_id",
    "order",
    "per_page",
    "search",
    "sort_by",
    "status",
  ]);
  expect(byName.per_page).toMatchObject({ code: "too_large", detail: "must be at most 100" });
  expect(byName.order).toMatchObject({ code: "invalid_value", allowed: ["asc", "desc"] });
  expect(byName.status).toMatchObject({ allowed: ["Active", "Inactive", "Blocked"] });
  expect(byName.search).toMatchObject({ code: "control_characters" });
  expect(body).toMatchObject({ status: 400, code: "invalid_request", instance: "/api/contacts", message: body.detail });
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  expect((await (await fetch("/api/contacts?per_pag=5")).json()).errors[0]).toMatchObject({
    name: "per_pag",
    suggestion: "per_page",
  });
});

test("a parameter is at fault once, however wrong it is", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const faults = async (query: string) => (await (await fetch(`/api/contacts?${query}`)).json()).errors;
  for (const page of ["9007199254740992", "9".repeat(40)])
    expect(await faults(`page=${page}`)).toMatchObject([{ name: "page", code: "too_large" }]);
  expect(await faults("per_page=-9007199254740993")).toHaveLength(1);
  expect(await faults("created_after=zzz&created_before=2026-01-01")).toMatchObject([{ name: "created_after" }]);
});

test("a route without parameters refuses every parameter", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: people.slice(0, 1) });
  const [id] = Object.values(ours.contacts);
  const { importId } = await ours.caller.contacts.import({ content: "phone\n+14155550101\n" });
  for (const path of [`/api/contacts/${id}`, `/api/contacts/import/${importId}`]) {
    expect((await ours.fetch(path)).status).toBe(200);
    expect(await (await ours.fetch(`${path}?include=lists&x=1`)).json()).toMatchObject({
      status: 400,
      errors: [
        { in: "query", name: "include", code: "unknown" },
        { in: "query", name: "x", code: "unknown" },
      ],
    });
  }
});

test("tRPC never coerces, and refuses with the same code and faults as REST", async () => {
  await using api = await testApi();
  const { fetch, caller } = await api.addOrganization();
  await fetch("/api/contacts?per_page=5&page=1");
  // biome-ignore lint/suspicious/noExplicitAny: wrong types are the point
  const refused = (input: any) =>
    caller.contacts.list(input).then(
      () => null,
      (error) => error.code,
    );
  expect(await refused({ perPage: "5" })).toBe("BAD_REQUEST");
  expect(await refused({ page: true })).toBe("BAD_REQUEST");
  expect(await refused({ status: "Active" })).toBe("BAD_REQUEST");
  const answer = await fetch(
    `/api/trpc/contacts.list?input=${encodeURIComponent(JSON.stringify({ perPage: 500, order: "up" }))}`,
  );
  expect(answer.status).toBe(400);
  expect((await answer.json()).error.data).toMatchObject({
    code: "invalid_request",
    errors: [
      { in: "input", name: "perPage", code: "too_large", detail: "must be at most 100" },
      { in: "input", name: "order", code: "invalid_value", allowed: ["asc", "desc"] },
    ],
  });
});

test("Link names the pages with every parameter kept, by number and by cursor", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization({ contacts: people });
  const links = async (path: string) => {
    const header = (await fetch(path)).headers.get("link") ?? "";
    return Object.fromEntries([...header.matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url, rel]) => [rel, url]));
  };
  const second = await links("/api/contacts?per_page=4&page=2&order=asc");
  expect(second).toEqual({
    self: `${api.url}/api/contacts?per_page=4&page=2&order=asc`,
    first: `${api.url}/api/contacts?per_page=4&order=asc`,
    prev: `${api.url}/api/contacts?per_page=4&order=asc&page=1`,
    next: `${api.url}/api/contacts?per_page=4&order=asc&page=3`,
    last: `${api.url}/api/contacts?per_page=4&order=asc&page=3`,
  });
  const body = await (await fetch("/api/contacts?per_page=4")).json();
  const byCursor = await links(`/api/contacts?per_page=4&cursor=${body.paginationMeta.nextCursor}`);
  expect(Object.keys(byCursor).sort()).toEqual(["first", "last", "next", "prev", "self"]);
  const third = await (await fetch(byCursor.next?.slice(api.url.length) ?? "")).json();
  expect(third.contacts.length).toBe(1);
  expect(third.paginationMeta.page).toBe(3);
});

test("an unchanged list answers 304 to who has it, HEAD answers no body, and a long body is compressed", async () => {
  await using api = await testApi();
  const { fetch, apiKey } = await api.addOrganization({ contacts: people });
  const first = await fetch("/api/contacts");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"/);
  const again = await fetch("/api/contacts", { headers: { "if-none-match": `"x", ${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await fetch("/api/contacts", { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(0);
  const raw = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve) => {
    const headers = { authorization: `Bearer ${apiKey}`, "accept-encoding": "gzip;q=0.8, br;q=0" };
    request(`${api.url}/api/contacts`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) }),
      );
    }).end();
  });
  expect(raw.encoding).toBe("gzip");
  expect(JSON.parse(gunzipSync(raw.body).toString())).toEqual(await first.json());
});

test("routes, methods, types and sizes that do not fit answer problems that say what would", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const problem = async (path: string, init?: RequestInit) => {
    const response = await fetch(path, init);
    return { allow: response.headers.get("allow"), ...(await response.json()) };
  };
  expect(await problem("/api/nothing")).toMatchObject({ status: 404, code: "not_found" });
  expect(await problem("/api/contacts/search")).toMatchObject({
    status: 405,
    allow: "POST, OPTIONS",
  });
  expect(await problem("/api/contacts", { headers: { accept: "text/html" } })).toMatchObject({ status: 406 });
  expect(await problem(`/api/contacts?search=${"x".repeat(9_000)}`)).toMatchObject({
    status: 414,
    code: "uri_too_long",
    instance: "/api/contacts",
  });
  expect(await problem("/api/contacts", { headers: { "x-padding": "y".repeat(17_000) } })).toMatchObject({
    status: 431,
    instance: "/api/contacts",
  });
  expect(await problem("/api/contacts/not-an-id")).toMatchObject({ status: 400, errors: [{ in: "path", name: "id" }] });
  for (const path of ["/api/contacts/", "/api/contacts/import/", "/api/"])
    expect(await problem(path)).toMatchObject({ status: 404, detail: "There is no such route." });
  expect(await problem("/api/contacts/01890000-0000-7000-8000-000000000000")).toMatchObject({ status: 404 });
  for (const type of ["application/json", "application/x-www-form-urlencoded", "image/png"])
    expect(
      await problem("/api/contacts/import", { method: "POST", body: "{}", headers: { "content-type": type } }),
    ).toMatchObject({ status: 415 });
  const options = await fetch("/api/contacts/import", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
});

test("what is over Node's own limits, or is no HTTP, is a problem too", async () => {
  await using api = await testApi();
  const { port } = new URL(api.url);
  const send = async (request: string) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write(request);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    return { head, ...JSON.parse(body) };
  };
  const host = "Host: localhost\r\n";
  expect(await send(`GET /api/contacts?x=1 HTTP/1.1\r\n${host}X: ${"y".repeat(40_000)}\r\n\r\n`)).toMatchObject({
    head: expect.stringMatching(/^HTTP\/1\.1 431 /),
    status: 431,
    instance: "/api/contacts",
  });
  expect(await send(`GET /api/contacts?x=${"y".repeat(40_000)} HTTP/1.1\r\n${host}\r\n`)).toMatchObject({
    status: 414,
  });
  expect(await send("hello\r\n\r\n")).toMatchObject({ status: 400, code: "invalid_request", instance: "/" });
});

test("health answers without a credential, and readiness tells when the database is away", async () => {
  await using api = await testApi();
  expect((await fetch(`${api.url}/api/health/live`)).status).toBe(200);
  expect((await fetch(`${api.url}/api/health/ready`)).status).toBe(200);
  const admin = new pg.Client({
    connectionString: Object.assign(new URL(api.databaseUrl), { pathname: "/roster" }).href,
  });
  await admin.connect();
  await admin.query(`drop database ${new URL(api.databaseUrl).pathname.slice(1)} with (force)`);
  await admin.end();
  expect((await fetch(`${api.url}/api/health/live`)).status).toBe(200);
  expect((await fetch(`${api.url}/api/health/ready`)).status).toBe(503);
});

test("a batch of tRPC calls fails one by one", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization({ contacts: people });
  const input = encodeURIComponent(JSON.stringify({ 0: { perPage: 0 }, 1: { perPage: 2 } }));
  const [bad, good] = await (await fetch(`/api/trpc/contacts.list,contacts.list?batch=1&input=${input}`)).json();
  expect(bad.error.data.code).toBe("invalid_request");
  expect(good.result.data.contacts.length).toBe(2);
});

test("a bad key is 401 on tRPC too, with the contract's code", async () => {
  await using api = await testApi();
  const trpc = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${api.url}/api/trpc`, headers: { authorization: "Bearer no" } })],
  });
  const error = await trpc.contacts.list.query({}).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TRPCClientError);
  expect(error.data).toMatchObject({ code: "unauthorized", httpStatus: 401 });
  expect(error.meta.response.status).toBe(401);
});
