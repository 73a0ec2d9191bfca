import { setTimeout as sleep } from "node:timers/promises";
import { type ChangeNotice, limits, type Permission, permissions, watchedKinds } from "@roster/domain";
import type { TrackedEnvelope } from "@trpc/server";
import { expect, test } from "vitest";
import { TokenBuckets } from "../src/http/rate-limit.ts";
import { createCaller } from "../src/router.ts";
import { fetch, type TestApi, type TestOrganization, testApi } from "../src/testing/index.ts";
import { addTeam, password, signIn } from "./people.ts";

const ana = "+14155550101";
const content = {
  contacts: [{ name: "Ana", phone: ana, lists: ["VIP"], tags: ["Gold"], conversations: [[Date.UTC(2026, 0, 1)]] }],
};

/** What a stream tells of, by kind: ids of records, or `many`. */
class Told implements AsyncDisposable {
  readonly #events: Promise<AsyncIterable<TrackedEnvelope<ChangeNotice>>>;
  readonly #abort: AbortController;
  ids: Record<string, Set<string>> = {};
  notices = 0;
  over: Promise<string>;

  constructor(events: Promise<AsyncIterable<TrackedEnvelope<ChangeNotice>>>, abort: AbortController) {
    this.#events = events;
    this.#abort = abort;
    this.over = this.#read();
  }

  of(kind: string): string[] {
    return [...(this.ids[kind] ?? [])].sort();
  }

  async #read(): Promise<string> {
    try {
      for await (const [, { changes }] of await this.#events) {
        this.notices += 1;
        for (const { kind, uniqueIds } of changes) {
          this.ids[kind] ??= new Set();
          for (const id of uniqueIds ?? ["many"]) this.ids[kind].add(id);
        }
      }
      return "ended";
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  async [Symbol.asyncDispose]() {
    this.#abort.abort();
    await this.over;
  }
}

function begin(
  { services }: TestApi,
  { organizationId }: TestOrganization,
  input: { lastEventId?: string } = {},
): Told {
  const abort = new AbortController();
  const tenant = { organizationId, defaultRegion: "US" as const };
  const key = { kind: "key" as const, keyId: organizationId, name: "some", createdBy: null, expiresAt: null };
  const findPrincipal = async () => ({ ...key, permissions, tenant });
  const context = { services, requestId: organizationId, address: null, findPrincipal };
  // In process a tracked event comes as it is, whatever its type says.
  const events: unknown = createCaller(context, { signal: abort.signal }).changes.watch(input);
  return new Told(events as Promise<AsyncIterable<TrackedEnvelope<ChangeNotice>>>, abort);
}

async function watching(...given: Parameters<typeof begin>): Promise<Told> {
  const told = begin(...given);
  await expect.poll(() => told.notices).toBeGreaterThan(0);
  return told;
}

test("whatever changes is told to whoever watches that organization, and to nobody else", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization(content);
  const other = await api.addOrganization();
  await using told = await watching(api, ours);
  await using toldOthers = await watching(api, other);
  const id = ours.contacts[ana] ?? "";
  const { caller } = ours;
  const made = await caller.contacts.create({ name: "Bo", phone: "+14155550102" });
  await caller.contacts.update({ uniqueId: id, name: "Anna" });
  await expect.poll(() => told.of("contact")).toEqual([id, made.uniqueId].sort());
  const list = await caller.lists.create({ name: "New" });
  await caller.tags.update({ uniqueId: ours.tags.Gold ?? "", label: "Silver" });
  await expect.poll(() => [told.of("list"), told.of("tag")]).toEqual([[list.uniqueId], [ours.tags.Gold]]);
  await api.owner.execute("update message set status = 'Delivered' where organization_id = ?", [ours.organizationId]);
  await expect.poll(() => told.of("conversation")).toEqual([id]);
  await caller.contacts.delete({ uniqueId: made.uniqueId });
  await caller.contacts.import({ content: "name,phone,tags\nCy,+14155550103,New\n" });
  await expect
    .poll(() => [told.of("contact"), told.of("tag")])
    .toEqual([expect.arrayContaining(["many"]), expect.arrayContaining(["many"])]);
  expect(toldOthers.ids).toEqual({});
});

test("many contacts are told as many, and a burst in few notices", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  await using told = await watching(api, ours);
  const few = limits.idsTold;
  const contacts = Array.from({ length: few + 1 }, (_, n) => ({ phone: `+1415555${2000 + n}` }));
  for (const contact of contacts.slice(0, few)) await ours.caller.contacts.create(contact);
  await expect.poll(() => told.of("contact").length).toBe(few);
  expect(told.notices).toBeLessThan(few / 2);
  await ours.caller.contacts.bulk({ criteria: {}, changes: { status: "Blocked" }, expectedCount: few });
  await ours.caller.contacts.createMany({
    contacts: contacts.map(({ phone }) => ({ phone: phone.replace("555", "556") })),
  });
  await expect.poll(() => told.of("contact")).toContain("many");
});

test("who comes back is told whether something may have changed meanwhile", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization(content);
  await watching(api, ours).then((told) => told[Symbol.asyncDispose]());
  const moment = () => new Date().toISOString();
  // What is told may come late, and is waited for.
  await sleep(1_100);
  const before = moment();
  await using unchanged = await watching(api, ours, { lastEventId: before });
  expect(unchanged.ids).toEqual({});
  await ours.caller.contacts.update({ uniqueId: ours.contacts[ana] ?? "", name: "Anna" });
  await expect.poll(() => unchanged.of("contact")).toEqual([ours.contacts[ana]]);
  await using changed = await watching(api, ours, { lastEventId: before });
  expect(changed.ids).toEqual(Object.fromEntries(watchedKinds.map((kind) => [kind, new Set(["many"])])));
  await using old = await watching(api, ours, { lastEventId: "2026-01-01" });
  expect(old.of("contact")).toEqual(["many"]);
});

test("a connection that is lost is made again, and everything may have changed then", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization(content);
  await using told = await watching(api, ours);
  await api.owner.execute(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roster changes' and datname = current_database()",
  );
  await expect.poll(() => told.of("list"), { timeout: 10_000 }).toEqual(["many"]);
  await ours.caller.contacts.update({ uniqueId: ours.contacts[ana] ?? "", name: "Anna" });
  await expect.poll(() => told.of("contact")).toContain(ours.contacts[ana]);
  const listeners =
    "select count(*)::int as n from pg_stat_activity where application_name = 'roster changes' and datname = current_database()";
  expect(await api.owner.execute(listeners)).toEqual([{ n: 1 }]);
});

/** The events of a stream over HTTP, as text, until it ends or `until` is in it. */
async function eventsOf(
  api: TestApi,
  headers: Record<string, string>,
  until: RegExp,
  path = "changes.watch",
): Promise<string> {
  const response = await globalThis.fetch(`${api.url}/api/trpc/${path}`, { headers });
  expect([response.headers.get("content-type"), response.headers.get("content-encoding")]).toEqual([
    "text/event-stream",
    null,
  ]);
  expect(response.headers.get("cache-control")).toContain("no-transform");
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (until.test(text)) break;
  }
  return text;
}

test("over HTTP it is a stream of events that is not compressed, counts as one request, and is heard of by its id", async () => {
  await using api = await testApi({ limiter: new TokenBuckets({ requests: 10, seconds: 1_000 }) });
  const ours = await api.addOrganization(content);
  const headers = { authorization: `Bearer ${ours.apiKey}`, "accept-encoding": "gzip, br" };
  const first = await eventsOf(api, headers, /id: .*\n/);
  expect(first).toMatch(/event: connected\n/);
  expect(first).toMatch(/data: \{"changes":\[\]\}\nid: \d{4}-\d\d-\d\dT[\d:.]+Z\n/);
  const wrong = await eventsOf(api, { ...headers, "last-event-id": "soon" }, /serialized-error[\s\S]*\n\n/);
  expect(wrong).toContain('"name":"lastEventId"');
  expect((await ours.fetch("/api/lists")).headers.get("ratelimit")).toMatch(/r=7;/);
  const batched = await globalThis.fetch(`${api.url}/api/trpc/changes.watch?batch=1`, { headers });
  const [refused] = (await batched.json()) as { error: { data: object } }[];
  expect(refused?.error.data).toMatchObject({ code: "invalid_request" });
});

test("a caller has so many streams at once, whoever else has, and gets one again when one ends", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const other = await api.addOrganization();
  const streams = await Promise.all(Array.from({ length: limits.streamsPerCaller }, () => watching(api, ours)));
  expect(await begin(api, ours).over).toBe("TOO_MANY_REQUESTS");
  await watching(api, other).then((told) => told[Symbol.asyncDispose]());
  await streams[0]?.[Symbol.asyncDispose]();
  const again = await watching(api, ours);
  for (const stream of [...streams, again]) await stream[Symbol.asyncDispose]();
});

test("a stream tells what its caller may read", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization(content);
  const granted: Permission[] = ["Get:Contact", "Get:Tag"];
  const { secret } = await ours.caller.keys.create({ name: "some", permissions: granted });
  const headers = { authorization: `Bearer ${secret}`, "last-event-id": "2026-01-01T00:00:00.000Z" };
  const events = await eventsOf(api, headers, /data: .*changes.*\n/);
  expect([...events.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind)).toEqual(["contact", "tag", "segment"]);
});

test("a stream ends with the membership of whoever reads it, and with the server", async () => {
  await using api = await testApi({ judgeStreamsEveryMs: 100 });
  const { as, ids, ours } = await addTeam(api);
  const { cookie } = await signIn(api, { email: "admin@ours.example", password });
  const removed = eventsOf(api, { cookie }, /serialized-error[\s\S]*\n\n/);
  await sleep(300);
  await as.Owner("DELETE", `/api/members/${ids.Admin}`);
  expect(await removed).toContain('"code":"forbidden"');
  const stopped = eventsOf(api, { authorization: `Bearer ${ours.apiKey}` }, /serialized-error[\s\S]*\n\n/);
  await sleep(300);
  await api.services.changes.close();
  expect(await stopped).toContain('"code":"unavailable"');
  const again = await eventsOf(api, { authorization: `Bearer ${ours.apiKey}` }, /serialized-error[\s\S]*\n\n/);
  expect(again).toContain('"code":"unavailable"');
});

test("a reader that goes away leaves nothing behind", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const headers = { authorization: `Bearer ${ours.apiKey}` };
  for (let afterMs = 0; afterMs < 40; afterMs += 1) {
    const leaving = new AbortController();
    const asked = fetch(`${api.url}/api/trpc/changes.watch`, { headers, signal: leaving.signal }).catch(() => {});
    await sleep(afterMs % 20);
    leaving.abort();
    await asked;
  }
  await expect.poll(() => api.services.changes.size).toBe(0);
});
