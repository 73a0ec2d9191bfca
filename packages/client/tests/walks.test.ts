import { type TestApi, testApi } from "@roster/api/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRosterClient, type RosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";

const minute = 60_000;
const day = Date.UTC(2026, 5, 1);
const phone = "+14155550100";
/** Seven conversations, and twelve messages in the newest of them. */
const conversations = Array.from({ length: 7 }, (_, n) =>
  Array.from({ length: n === 6 ? 12 : 1 }, (_, m) => day + n * 1_000 * minute + m * minute),
);

let api: TestApi;
let client: RosterClient;
let contactId: string;
let requests: number;

beforeAll(async () => {
  api = await testApi();
  const lists = Array.from({ length: 12 }, (_, n) => `List ${String(n).padStart(2, "0")}`);
  const tags = Array.from({ length: 12 }, (_, n) => `tag ${String(n).padStart(2, "0")}`);
  const made = await api.addOrganization({ lists, contacts: [{ name: "Ana", phone, tags, conversations }] });
  contactId = made.contacts[phone] as string;
  const counting: typeof fetch = (url, init) => {
    requests += 1;
    return fetch(url, init);
  };
  client = createRosterClient({ url: api.url, apiKey: made.apiKey, fetch: counting });
});
afterAll(() => api[Symbol.asyncDispose]());

/** All of a walk, and how many requests it took. */
async function walked<T>(walk: AsyncIterable<T>): Promise<{ items: T[]; requests: number }> {
  requests = 0;
  return { items: await Array.fromAsync(walk), requests };
}

test("lists and tags are walked by name, and narrowed by a search", async () => {
  const lists = await walked(client.iterateLists({ perPage: 5 }));
  expect(lists.requests).toBe(3);
  expect(lists.items.map(({ name }) => name)).toEqual(lists.items.map(({ name }) => name).toSorted());
  expect(new Set(lists.items.map(({ uniqueId }) => uniqueId)).size).toBe(12);
  const tags = await walked(client.iterateTags({ perPage: 5 }));
  expect([tags.requests, tags.items.length, tags.items.at(-1)?.label]).toEqual([3, 12, "tag 11"]);
  expect((await walked(client.iterateTags())).requests).toBe(1);
  expect((await walked(client.iterateLists({ search: "List 1" }))).items).toHaveLength(2);
});

test("a contact's conversations are walked newest first, and so are a conversation's messages", async () => {
  const found = await walked(client.iterateConversations(contactId, { perPage: 3, messagesLimit: 1 }));
  expect([found.requests, found.items.length]).toEqual([3, 7]);
  const moments = found.items.map(({ createdAt }) => createdAt);
  expect(moments).toEqual(moments.toSorted().toReversed());
  const [newest] = found.items;
  expect(newest?.messages).toHaveLength(1);
  const messages = await walked(client.iterateMessages(newest?.uniqueId ?? "", { perPage: 5 }));
  expect([messages.requests, new Set(messages.items.map(({ uniqueId }) => uniqueId)).size]).toEqual([3, 12]);
  expect(messages.items[0]).toEqual(newest?.messages?.[0]);
});

test("campaigns are walked, and there may be none", async () => {
  expect((await walked(client.iterateCampaigns())).items).toEqual([]);
  const audited = await walked(client.iterateAudit({ perPage: 2, actions: ["created"] }));
  expect(audited.items.map(({ record }) => record.kind)).toContain("key");
});

test("a walk of what is not there fails when it is begun", async () => {
  const unknown = "018f0000-0000-7000-8000-00000000abcd";
  for (const walk of [client.iterateConversations(unknown), client.iterateMessages(unknown)])
    expect(await failureOf(walk.next())).toMatchObject({ code: "not_found" });
});

test("a walk ends where its signal says so", async () => {
  const controller = new AbortController();
  const walk = client.iterateLists({ perPage: 1 }, { signal: controller.signal });
  await walk.next();
  controller.abort();
  expect(await failureOf(walk.next())).toMatchObject({ code: "aborted" });
  expect(await walk.next()).toMatchObject({ done: true });
});
