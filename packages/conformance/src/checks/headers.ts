import { check } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";

export const headerChecks = [
  check("headers: every answer has a request id of its own", async ({ server }) => {
    const ids = new Set<string | null>();
    for (const path of ["/api/contacts?per_page=1", "/api/contacts?page=0", "/api/nowhere", "/api/health/live"])
      ids.add((await server.ask(path)).headers.get("x-request-id"));
    holds(ids.size === 4 && !ids.has(null), `request ids were ${[...ids].join(", ")}`);
  }),
  check("headers: Link names self, first, next, prev and last with every parameter kept", async ({ server, world }) => {
    const { headers } = await server.ask(`/api/contacts?${world.mine}&per_page=2&page=2&status=Active&status=Blocked`);
    const links = new Map(
      [...(headers.get("link") ?? "").matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = "", rel = ""]) => [
        rel,
        new URL(url),
      ]),
    );
    same([...links.keys()].sort(), ["first", "last", "next", "prev", "self"], "relations");
    for (const [rel, url] of links) {
      same(url.searchParams.getAll("status"), ["Active", "Blocked"], `status of ${rel}`);
      same(url.searchParams.get("per_page"), "2", `per_page of ${rel}`);
    }
    same(links.get("next")?.searchParams.get("page"), "3", "page of next");
    same(links.get("last")?.searchParams.get("page"), "3", "page of last");
  }),
  check("headers: an unchanged list answers 304 to who has it", async ({ server, world }) => {
    const path = `/api/contacts?${world.mine}`;
    const etag = (await server.ask(path)).headers.get("etag") ?? "";
    holds(etag.startsWith('W/"'), `ETag is ${etag}`);
    const again = await server.ask(path, { headers: { "if-none-match": etag } });
    same([again.status, again.text, again.headers.get("etag")], [304, "", etag], "the answer to If-None-Match");
    status(await server.ask(path, { headers: { "if-none-match": 'W/"other"' } }), 200);
  }),
  check("headers: a page is private and varies by who asks", async ({ server }) => {
    const { headers } = await server.ask("/api/contacts?per_page=1");
    same(headers.get("cache-control"), "private, no-cache", "Cache-Control");
    for (const name of ["accept-encoding", "authorization"])
      holds((headers.get("vary") ?? "").toLowerCase().includes(name), `Vary does not name ${name}`);
  }),
  check("headers: HEAD has the headers of GET and no body; OPTIONS names the methods", async ({ server, world }) => {
    const path = `/api/contacts?${world.mine}`;
    const [get, head] = [await server.ask(path), await server.ask(path, { method: "HEAD" })];
    same([head.status, head.text, head.headers.get("etag")], [200, "", get.headers.get("etag")], "HEAD");
    const options = await server.ask("/api/contacts", { method: "OPTIONS" });
    same([options.status, options.headers.get("allow")], [204, "GET, HEAD, POST, DELETE, OPTIONS"], "OPTIONS");
  }),
  check("headers: a long body is compressed where it may be", async ({ server, world }) => {
    for (const encoding of ["gzip", "br"]) {
      const { headers, json } = await server.ask(`/api/contacts?${world.mine}`, {
        headers: { "accept-encoding": encoding },
      });
      same([headers.get("content-encoding"), json.contacts.length], [encoding, 7], encoding);
    }
    const plain = await server.ask(`/api/contacts?${world.mine}`, { headers: { "accept-encoding": "identity" } });
    same(plain.headers.get("content-encoding"), null, "identity");
  }),
  check("headers: what is left of the rate is told to who is known, and to nobody else", async ({ server }) => {
    const { headers } = await server.ask("/api/contacts?per_page=1");
    const policy = headers.get("ratelimit-policy");
    if (policy === null) return;
    holds(/^"[\w-]+";q=\d+;w=\d+$/.test(policy), `RateLimit-Policy is ${policy}`);
    holds(/^"[\w-]+";r=\d+;t=\d+$/.test(headers.get("ratelimit") ?? ""), `RateLimit is ${headers.get("ratelimit")}`);
    same((await server.ask("/api/health/live", { key: null })).headers.get("ratelimit"), null, "RateLimit of health");
  }),
  check("headers: a good credential comes by three names, none or a bad one is 401", async ({ server }) => {
    for (const name of ["x-access-token", "x-access-key"])
      status(await server.ask("/api/contacts?per_page=1", { key: null, headers: { [name]: server.key } }), 200);
    for (const key of [null, "rst_wrong", ""]) {
      const answer = await server.ask("/api/contacts", { key });
      problem(answer, { status: 401, code: "unauthorized" });
      same(answer.headers.get("www-authenticate"), "Bearer", "WWW-Authenticate");
    }
  }),
  check("headers: an Accept or a Content-Type that does not fit is refused", async ({ server }) => {
    problem(await server.ask("/api/contacts", { headers: { accept: "text/html" } }), {
      status: 406,
      code: "not_acceptable",
    });
    status(
      await server.ask("/api/contacts?per_page=1", { headers: { accept: "text/html, application/json;q=0.5" } }),
      200,
    );
    const body = { method: "POST", body: "phone=1", headers: { "content-type": "application/x-www-form-urlencoded" } };
    problem(await server.ask("/api/contacts", body), { status: 415, code: "unsupported_media_type" });
  }),
  check("headers: methods, routes, URLs, headers and bodies that do not fit have a status each", async ({ server }) => {
    const put = await server.ask("/api/contacts", { method: "PUT", body: {} });
    problem(put, { status: 405, code: "method_not_allowed" });
    holds((put.headers.get("allow") ?? "").includes("GET"), `Allow is ${put.headers.get("allow")}`);
    problem(await server.ask("/api/nowhere"), { status: 404, code: "not_found" });
    problem(await server.ask("/api/contacts/01890000-0000-7000-8000-000000000000"), { status: 404, code: "not_found" });
    problem(await server.ask("/api/contacts/no-uuid"), { status: 400, code: "invalid_request", names: ["id"] });
    problem(await server.ask(`/api/contacts?search=${"x".repeat(9_000)}`), { status: 414, code: "uri_too_long" });
    problem(await server.ask("/api/contacts", { headers: { "x-long": "y".repeat(17_000) } }), {
      status: 431,
      code: "headers_too_large",
    });
    const large = JSON.stringify({ phone: "+34600000000", name: "z".repeat(1_100_000) });
    const post = { method: "POST", body: large, headers: { "content-type": "application/json" } };
    problem(await server.ask("/api/contacts", post), { status: 413, code: "payload_too_large" });
    const broken = { method: "POST", body: "{", headers: { "content-type": "application/json" } };
    problem(await server.ask("/api/contacts", broken), { status: 400, code: "invalid_request" });
  }),
  check(
    "headers: pages of other sites may call only where that is configured, and never with cookies",
    async ({ server }) => {
      const { headers } = await server.ask("/api/contacts?per_page=1", {
        headers: { origin: "https://not-configured.invalid" },
      });
      const allowed = headers.get("access-control-allow-origin");
      holds(allowed === null || allowed === "*", `Access-Control-Allow-Origin is ${allowed}`);
      same(headers.get("access-control-allow-credentials"), null, "Access-Control-Allow-Credentials");
    },
  ),
  check("service: health, the document and its page need no credential", async ({ server }) => {
    for (const path of ["/api/health/live", "/api/health/ready"]) status(await server.ask(path, { key: null }), 200);
    const document = await server.ask("/api/openapi.json", { key: null });
    holds(/^3\.1/.test(document.json.openapi), `openapi is ${document.json.openapi}`);
    for (const path of ["/api/contacts", "/api/contacts/{id}", "/api/contacts/bulk", "/api/lists", "/api/tags"])
      holds(path in document.json.paths, `${path} is not in the document`);
    status(await server.ask("/api/docs", { key: null }), 200);
  }),
];
