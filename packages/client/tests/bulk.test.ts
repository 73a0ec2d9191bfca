import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";
import { type BulkReport, createRosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { answer, troubledProxy } from "./support/troubled-proxy.ts";

const people = Array.from({ length: 60 }, (_, n) => ({ name: `Person ${n}`, phone: `+1415556${1000 + n}` }));
const criteria = { search: "Person" };

test("a bulk change is counted first, and fails where others match by then", async () => {
  await using api = await testApi();
  const { apiKey, lists } = await api.addOrganization({ lists: ["All"], contacts: people });
  const client = createRosterClient({ url: api.url, apiKey });
  const changes = { addListIds: [lists.All as string], attributes: { seen: true } };
  const plan = await client.bulkContacts({ criteria, changes, dryRun: true });
  expect(plan).toMatchObject({ state: "planned", count: 60, bulkId: null });
  const fewer = await failureOf(client.bulkContacts({ criteria, changes, expectedCount: 59 }));
  expect(fewer).toMatchObject({ code: "count_changed", status: 409 });
  const report = await client.bulkContacts({ criteria, changes, expectedCount: plan.count });
  expect(report).toMatchObject({ state: "done", count: 60, done: 60, changed: 60, failed: 0 });
  expect((await client.lists.get.query({ uniqueId: lists.All as string })).numberOfContacts).toBe(60);
});

test("a bulk change is undone, and so is one contact's by the event that says it", async () => {
  await using api = await testApi();
  const { apiKey, contacts } = await api.addOrganization({ contacts: people.slice(0, 3) });
  const client = createRosterClient({ url: api.url, apiKey });
  const ids = Object.values(contacts);
  const { bulkId } = await client.bulkContacts({ ids, changes: { status: "Blocked" } });
  const [event] = (await client.audit.list.query({ recordId: ids[0] as string })).events;
  expect(await client.contacts.undoChange.mutate({ eventId: event?.uniqueId as string })).toMatchObject({ changed: 1 });
  const seen: BulkReport[] = [];
  const undone = await client.undoBulk({ bulkId: bulkId as string }, { onProgress: (report) => seen.push(report) });
  expect(undone).toMatchObject({ state: "done", count: 3, changed: 2, unchanged: 1, failed: 0 });
  expect((await client.contacts.list.query({ status: ["Active"] })).paginationMeta.total).toBe(3);
  expect(await failureOf(client.undoBulk({ bulkId: bulkId as string }))).toMatchObject({
    code: "conflict",
    status: 409,
  });
});

test("a long one is asked after until it is done, and tells how far it is", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization({ contacts: people });
  const input = { criteria, changes: { status: "Blocked" as const }, expectedCount: 60 };
  const done = await createRosterClient({ url: api.url, apiKey }).bulkContacts(input);
  const running: BulkReport = { ...done, state: "running", done: 5, changed: 5 };
  await using proxy = await troubledProxy(api.url, [answer(running), answer([running])]);
  const seen: BulkReport[] = [];
  const client = createRosterClient({ url: proxy.url, apiKey });
  const report = await client.bulkContacts(input, { onProgress: (latest) => seen.push(latest) });
  expect(report).toEqual(done);
  expect(seen).toEqual([running, running]);
  const asked = "GET /api/trpc/contacts.getBulk";
  expect(proxy.requests).toEqual(["POST /api/trpc/contacts.bulk", asked, asked]);
});

test("the wait for the end of a change can be given up", async () => {
  const running = { bulkId: "018f0000-0000-7000-8000-00000000abcd", state: "running" };
  await using proxy = await troubledProxy("http://127.0.0.1:9", [answer(running)]);
  const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
  const controller = new AbortController();
  const input = { ids: [running.bulkId], changes: { delete: true as const } };
  const waiting = client.bulkContacts(input, { signal: controller.signal, onProgress: () => controller.abort() });
  expect(await failureOf(waiting)).toMatchObject({ code: "aborted" });
  expect(proxy.requests).toHaveLength(1);
});
