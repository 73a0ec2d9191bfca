import { request } from "node:http";
import { connect } from "node:net";
import { json, text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

interface Asked {
  method?: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** A request with headers that `fetch` would not send. */
function ask(url: string, { method = "GET", path, headers, body }: Asked) {
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape that it expects
  return new Promise<any>((resolve, reject) => {
    const sent = request(url + path, { method, headers }, async (answer) => {
      const { statusCode: status, headers: given } = answer;
      resolve({ status, headers: given, body: await json(answer).catch(() => null) });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("a long path is said back shortened", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  for (const path of [`/api/contacts/${"x".repeat(500)}`, `/api/${"x".repeat(500)}`]) {
    const { instance } = await (await fetch(path)).json();
    expect(instance).toHaveLength(100);
  }
});

test("a long name in a body is said back shortened, in the pointer too", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const body = JSON.stringify({ label: "VIP", ["x".repeat(300)]: 1 });
  const headers = { "content-type": "application/json" };
  const { errors } = await (await fetch("/api/tags", { method: "POST", body, headers })).json();
  expect(errors).toMatchObject([{ name: `${"x".repeat(99)}…`, pointer: `/${"x".repeat(99)}…` }]);
});

test("of a great many faults a hundred are told, and how many others there are", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const members = Object.fromEntries(Array.from({ length: 90_000 }, (_, n) => [`n${n}`, 1]));
  const send = async (path: string, body: unknown) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(path, { method: "POST", body: JSON.stringify(body), headers })).text();
  };
  for (const path of ["/api/contacts", "/api/trpc/contacts.create"]) {
    const text = await send(path, members);
    expect(text.length).toBeLessThan(100_000);
    expect(text).toContain('"n98"');
    expect(text).not.toContain('"n100"');
    expect(text).toMatch(/has (89900|89901) more faults/);
  }
  const many = Array.from({ length: 20 }, () => Object.fromEntries(Object.entries(members).slice(0, 400)));
  expect((await send("/api/contacts", many)).length).toBeLessThan(100_000);
  const query = Array.from({ length: 1_500 }, (_, n) => `n${n}`).join("&");
  expect((await (await fetch(`/api/contacts?${query}`)).json()).errors).toHaveLength(101);
});

test("a Host that is none is refused on every route", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  for (const host of ["x@y", "a/b", "a b", "[::1"])
    for (const path of ["/api/contacts", "/api/trpc/contacts.list"])
      expect(await ask(api.url, { path, headers: { authorization: `Bearer ${apiKey}`, host } })).toMatchObject({
        status: 400,
        body: { code: "invalid_request", detail: "The URL or the Host header is malformed." },
      });
});

test("an expectation that is not known, and a request without a Host, are answered by us", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const headers = { authorization: `Bearer ${apiKey}`, expect: "something" };
  expect(await ask(api.url, { path: "/api/contacts", headers })).toMatchObject({
    status: 200,
    headers: { "x-request-id": expect.any(String) },
  });
  const socket = connect(Number(new URL(api.url).port), "127.0.0.1");
  socket.write("GET /api/contacts HTTP/1.1\r\nConnection: close\r\n\r\n");
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/\r\nx-request-id: /i);
  expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json/i);
});

test("HEAD has no body in its answer, even where it is no HTTP", async () => {
  await using api = await testApi();
  const socket = connect(Number(new URL(api.url).port), "127.0.0.1");
  socket.write("HEAD /api/contacts?search=caf\u00e9 HTTP/1.1\r\nHost: localhost\r\n\r\n", "latin1");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\n\r\n$/);
});

test("no method and no proxy's header makes sign-in or tRPC fail", async () => {
  await using api = await testApi();
  for (const [path, allow] of [
    ["/api/auth/sign-out", "POST"],
    ["/api/trpc/contacts.list", "GET, HEAD, POST, OPTIONS"],
  ] as const) {
    for (const method of ["TRACE", "PROPFIND"])
      expect(await ask(api.url, { method, path, headers: {} })).toMatchObject({
        status: 405,
        headers: { allow },
        body: { code: "method_not_allowed" },
      });
    for (const scheme of ["javascript", "https, http", "a b", "https"]) {
      const isAuth = path.startsWith("/api/auth/");
      const { status } = await ask(api.url, {
        method: isAuth ? "POST" : "GET",
        path,
        headers: {
          "x-forwarded-proto": scheme,
          "x-forwarded-host": "a b",
          cookie: "roster.session_token=x.y",
          ...(isAuth ? { "content-type": "application/json" } : {}),
        },
        ...(isAuth ? { body: "{}" } : {}),
      });
      expect(status).toBe(isAuth ? 200 : 401);
    }
  }
});

test("of the sign-in library only what is used can be reached, and by JSON alone", async () => {
  await using api = await testApi();
  for (const path of ["get-session", "sign-up/email", "list-sessions", "update-user", "ok", "error", "", "__proto__"])
    for (const method of ["GET", "POST"])
      expect(await ask(api.url, { method, path: `/api/auth/${path}`, headers: {} })).toMatchObject({
        status: 404,
        headers: { "content-type": "application/problem+json" },
        body: { code: "not_found", detail: "There is no such route." },
      });
  const post = (type: string, body: string) =>
    ask(api.url, { method: "POST", path: "/api/auth/sign-in/email", headers: { "content-type": type }, body });
  expect(await post("application/x-www-form-urlencoded", "email=a@b.cd&password=x")).toMatchObject({ status: 415 });
  for (const body of ["", "{", "[]", "null", '"x"'])
    expect(await post("application/json", body)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  expect(await post("application/json", `{"email":"${"x".repeat(20_000)}"}`)).toMatchObject({ status: 413 });
});

test("headers and bodies that trickle in are given up, a file is waited for, and others are answered meanwhile", async () => {
  await using api = await testApi({ patience: { headersMs: 300, requestMs: 500, fileMs: 20_000 } });
  const { apiKey, fetch: fetchHere } = await api.addOrganization();
  const slowly = async (head: string, drops: number, drop: string) => {
    const socket = connect(Number(new URL(api.url).port), "127.0.0.1");
    const dripping = (async () => {
      socket.write(head);
      for (let n = 0; n < drops && !socket.destroyed; n += 1) {
        await new Promise((done) => setTimeout(done, 100));
        if (!socket.writableEnded) socket.write(drop);
      }
    })();
    socket.on("error", () => {});
    const answer = await text(socket);
    await dripping;
    return answer;
  };
  const post = (path: string, type: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
  const late = /^HTTP\/1\.1 408 [\s\S]*"code":"request_timeout"/;
  const [headers, body, trpc, auth, file, meanwhile] = await Promise.all([
    slowly("GET /api/contacts HTTP/1.1\r\nHost: localhost\r\n", 50, "X-Slow: 1\r\n"),
    slowly(post("/api/tags", "application/json", 1_000), 50, " "),
    slowly(post("/api/trpc/tags.create", "application/json", 1_000), 50, " "),
    slowly(post("/api/auth/sign-in/email", "application/json", 1_000), 50, " "),
    slowly(`${post("/api/contacts/import", "text/csv", 20 + 12 * 8)}name,phone\nAna,+1415`, 12, "5550101\n"),
    fetchHere("/api/contacts").then((response) => response.status),
  ]);
  expect(
    [headers, body, trpc, auth].map((answer) => late.test(answer)),
    body,
  ).toEqual([true, true, true, true]);
  expect(file).toMatch(/^HTTP\/1\.1 200 /);
  expect(meanwhile).toBe(200);
  expect(api.logged).toEqual([]);
});
