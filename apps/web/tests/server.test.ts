import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { testApi } from "@roster/api/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { type RunningServer, runServer, type ServerGiven } from "../testing/run-server.ts";

/** A data directory with a space in its name, and servers on it that end with the test. */
async function workplace() {
  const dataDirectory = await mkdtemp(join(tmpdir(), "roster server-"));
  const servers: RunningServer[] = [];
  return {
    dataDirectory,
    async run(env: Record<string, string> = {}, given: Partial<ServerGiven> = {}): Promise<RunningServer> {
      const server = await runServer({ dataDirectory, env: { ROLE: "api", ROSTER_DEMO: "0", ...env }, ...given });
      servers.push(server);
      return server;
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) if (server.process.exitCode === null) await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function ask(server: RunningServer, path: string, init: RequestInit = {}) {
  const { apiKey } = await server.access();
  const response = await fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${apiKey}` } });
  return { status: response.status, body: await response.json() };
}

async function databaseUrl(dataDirectory: string): Promise<string> {
  const password = (await readFile(join(dataDirectory, "postgres-password"), "utf8")).trim();
  const port = (await readFile(join(dataDirectory, "postgres", "postmaster.pid"), "utf8")).split("\n")[3];
  return `postgresql://roster:${password}@127.0.0.1:${port}/roster`;
}

const totalOf = async (server: RunningServer) => (await ask(server, "/api/contacts")).body.paginationMeta.total;

test("the first start makes a sign-in and secrets that only their owner can read, and the next keeps everything", async () => {
  await using place = await workplace();
  const first = await place.run({ ROSTER_DEMO: "1" });
  const access = await first.access();
  expect(first.said()).toContain(access.apiKey);
  expect(first.said()).toContain(access.password);
  for (const kept of ["access.json", "secret", "postgres-password"])
    expect((await stat(join(place.dataDirectory, kept))).mode & 0o777).toBe(0o600);
  expect(await totalOf(first)).toBe(1_600);
  await ask(first, "/api/contacts/import", { method: "POST", body: "phone\n+14155550101\n" });
  expect(await first.stop()).toBe(0);
  await expect(stat(join(place.dataDirectory, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");
  const second = await place.run({ ROSTER_DEMO: "1" });
  expect(await second.access()).toEqual(access);
  expect(await totalOf(second)).toBe(1_601);
});

test("the first person's e-mail can be chosen, and a start that could not mail safely is refused with a sentence", async () => {
  await using place = await workplace();
  const unsafe = { ROSTER_SMTP_URL: "smtp://u:p@127.0.0.1:1", ROSTER_MAIL_FROM: "roster@people.example" };
  await expect(place.run(unsafe)).rejects.toThrow("ROSTER_PUBLIC_URL: must be set where ROSTER_SMTP_URL is");
  await expect(place.run({ ROSTER_SIGN_UP: "open" })).rejects.toThrow("ROSTER_SMTP_URL: must be set");
  const server = await place.run({ ROSTER_OWNER_EMAIL: "Me@People.example" });
  const { email, password } = await server.access();
  expect(email).toBe("me@people.example");
  const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { origin: server.url, "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  expect(signIn.status).toBe(200);
});

test("without a demo there is an organization of one's own, with nobody in it", async () => {
  await using place = await workplace();
  const server = await place.run();
  expect(await totalOf(server)).toBe(0);
});

test("people sign in over plain http by whatever name the server has on their network", async () => {
  await using place = await workplace();
  const server = await place.run();
  const { email, password } = await server.access();
  const host = `roster.lan:${new URL(server.url).port}`;
  const send = (path: string, headers: IncomingHttpHeaders, body?: unknown) =>
    new Promise<{ status: number | undefined; cookies: string[]; body: unknown }>((resolve, reject) => {
      const sent = request(
        `${server.url}${path}`,
        { method: body ? "POST" : "GET", headers: { host, ...headers } },
        async (response) => {
          const { statusCode: status, headers } = response;
          resolve({ status, cookies: headers["set-cookie"] ?? [], body: await json(response) });
        },
      );
      sent.on("error", reject).end(body && JSON.stringify(body));
    });
  const headers = { origin: `http://${host}`, "content-type": "application/json" };
  const { status, cookies } = await send("/api/auth/sign-in/email", headers, { email, password });
  expect([status, cookies.length]).toEqual([200, 1]);
  expect(cookies[0]).not.toMatch(/;\s*Secure|^__Secure-/i);
  const cookie = cookies[0]?.split(";")[0];
  expect(await send("/api/contacts", { cookie })).toMatchObject({ status: 200, body: { contacts: [] } });
  const signOut = (origin: string) => send("/api/auth/sign-out", { ...headers, origin, cookie }, {});
  expect((await signOut("http://evil.example")).status).toBe(403);
  expect((await signOut(headers.origin)).status).toBe(200);
});

test("DATABASE_URL is used as it is, and no demo comes into it unless it is wanted", async () => {
  await using place = await workplace();
  await using api = await testApi();
  const server = await place.run({ DATABASE_URL: api.databaseUrl, ROSTER_DEMO: "" });
  expect(await totalOf(server)).toBe(0);
  await expect(stat(join(place.dataDirectory, "postgres"))).rejects.toThrow("ENOENT");
  expect(await server.stop()).toBe(0);
});

test("a server that is killed while it imports leaves nothing half-written, and the next one finishes", async () => {
  await using place = await workplace();
  const people = 60_000;
  const rows = Array.from(
    { length: people },
    (_, n) => `Person ${n},+1415${2_000_000 + n},City ${n % 50},all;g${n % 7}`,
  );
  const content = ["name,phone,city,tags", ...rows].join("\n");
  const importId = "01890000-0000-7000-8000-000000000001";
  const path = `/api/contacts/import/${importId}`;
  const first = await place.run();
  const upload = ask(first, `/api/contacts/import?import_id=${importId}`, { method: "POST", body: content });
  upload.catch(() => {});
  const stored = async () => (await ask(first, path)).body.created ?? 0;
  await expect.poll(stored, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  expect(await stored()).toBeLessThan(people);
  await first.kill();

  const second = await place.run();
  const halfway = await ask(second, "/api/contacts?per_page=100&sort_by=name");
  for (const contact of halfway.body.contacts)
    expect([Object.keys(contact.attributes), contact.tags.length]).toEqual([["city"], 2]);
  const report = async () => (await ask(second, path)).body;
  await expect.poll(report, { timeout: 60_000 }).toMatchObject({ state: "done", read: people, created: people });
  expect(await totalOf(second)).toBe(people);
  const { tags } = (await ask(second, "/api/trpc/tags.list")).body.result.data;
  expect(tags).toHaveLength(8);
  const again = await ask(second, "/api/contacts/import", { method: "POST", body: content });
  expect(again.body).toMatchObject({ read: people, unchanged: people, created: 0, updated: 0 });
}, 180_000);

test("counts are right when a server is killed while it imports and others write, and after the next one finished", async () => {
  await using place = await workplace();
  await using api = await testApi();
  const people = 45_000;
  const rows = Array.from({ length: people }, (_, n) => `Person ${n},+1415${2_000_000 + n},all;g${n % 7}`);
  const importId = "01890000-0000-7000-8000-000000000002";
  const path = `/api/contacts/import/${importId}`;
  const first = await place.run({ DATABASE_URL: api.databaseUrl });
  const content = ["name,phone,tags", ...rows].join("\n");
  ask(first, `/api/contacts/import?import_id=${importId}`, { method: "POST", body: content }).catch(() => {});
  const report = async (server: RunningServer) => (await ask(server, path)).body;
  const stored = async () => (await report(first)).created ?? 0;
  await expect.poll(stored, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  const [{ organizationId = "" } = {}, ...contacts] = await api.owner.execute<{ organizationId: string; id: string }[]>(
    `select organization_id as "organizationId", id from contact order by id limit 401`,
  );
  const writer = api.writerOf(organizationId);
  let removed = 0;
  const writing = (async () => {
    for (let n = 0; n < contacts.length; n += 40) {
      const ids = contacts.slice(n, n + 40).map(({ id }) => id);
      await writer.setStatus(ids, n % 80 ? "Blocked" : "Inactive");
      removed += (await writer.remove(ids.slice(0, 5))).length;
    }
  })();
  expect(await stored()).toBeLessThan(people);
  await first.kill();
  await writing;
  expect(removed).toBe(50);
  expect(await api.counts.wrong()).toEqual([]);

  // PostgreSQL notices that the server is gone when it answers a statement, and until then the import is somebody's.
  const atWork = () =>
    api.owner.execute(
      "select from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()",
    );
  await expect.poll(atWork, { timeout: 60_000, interval: 100 }).toEqual([]);
  const second = await place.run({ DATABASE_URL: api.databaseUrl });
  const finished = { state: "done", read: people, created: people };
  await expect.poll(() => report(second), { timeout: 120_000, interval: 200 }).toMatchObject(finished);
  expect(await api.counts.wrong()).toEqual([]);
  expect(await totalOf(second)).toBe(people - removed);
}, 240_000);

test("a server that is stopped while it stores a chunk gives the chunk up, ends its database, and the next one finishes", async () => {
  await using place = await workplace();
  const first = await place.run();
  const importId = "01890000-0000-7000-8000-000000000001";
  const path = `/api/contacts/import/${importId}`;
  const blocker = new pg.Client({ connectionString: await databaseUrl(place.dataDirectory) });
  blocker.on("error", () => {});
  await blocker.connect();
  await blocker.query("begin; lock table contact in share mode");
  const upload = ask(first, `/api/contacts/import?import_id=${importId}`, {
    method: "POST",
    body: "phone\n+14155550101\n",
  });
  upload.catch(() => {});
  await expect.poll(async () => (await ask(first, path)).body.state, { timeout: 20_000 }).toBe("running");
  expect(await first.stop()).toBe(0);
  await expect(stat(join(place.dataDirectory, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");

  const second = await place.run();
  const report = async () => (await ask(second, path)).body;
  await expect.poll(report, { timeout: 20_000 }).toMatchObject({ state: "done", read: 1, created: 1 });
}, 120_000);

test("a port that is taken, a directory in use and a setting that makes no sense each get a sentence", async () => {
  await using place = await workplace();
  const taken = createServer().listen(0);
  const { port } = taken.address() as { port: number };
  await expect(place.run({}, { port })).rejects.toThrow(
    /^\s*Port \d+ is taken by another program\. .*PORT=3001 npm start\.\s*$/,
  );
  taken.close();
  await expect(place.run({ ROSTER_SECRET: "short" })).rejects.toThrow(/^\s*ROSTER_SECRET: .*32 characters\s*$/);
  await expect(place.run({ PORT: "abc" })).rejects.toThrow(/^\s*PORT: must be a whole number from 0 to 65535\s*$/);
  await place.run();
  await expect(place.run()).rejects.toThrow(
    /Another Roster is running on this data directory\. .*ROSTER_DATA_DIR\.\s*$/,
  );
});
