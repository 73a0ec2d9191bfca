import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";
import { createRosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `Person ${n % 7}`, phone: `+1415556${1000 + n}`, tags: ["t"] }));

/** Where nobody listens. */
const nowhere = "http://127.0.0.1:59999";

test("a call answers what the procedure answers in process, typed", async () => {
  await using api = await testApi();
  const { apiKey, caller } = await api.addOrganization({ contacts: people(12) });
  const client = createRosterClient({ url: `${api.url}/`, apiKey });
  const page = await client.contacts.list.query({ perPage: 10, sortBy: "name" });
  const total: number | undefined = page.paginationMeta.total;
  expect(total).toBe(12);
  expect(page).toEqual(await caller.contacts.list({ perPage: 10, sortBy: "name" }));
  const [first] = page.contacts;
  expect(await client.contacts.get.query({ uniqueId: first?.uniqueId ?? "" })).toEqual(
    await caller.contacts.get({ uniqueId: first?.uniqueId ?? "" }),
  );
  expect((await client.tags.list.query()).tags).toHaveLength(1);
  // @ts-expect-error a filter that is not in the contract does not compile
  await failureOf(client.contacts.list.query({ stauts: ["Active"] }));
});

test("calls of one moment travel together", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization({ contacts: people(3) });
  const urls: string[] = [];
  const counting: typeof fetch = (url, init) => {
    urls.push(String(url));
    return fetch(url, init);
  };
  const client = createRosterClient({ url: api.url, apiKey, fetch: counting });
  const pages = await Promise.all([1, 2, 3].map((page) => client.contacts.list.query({ page, perPage: 1 })));
  expect(new Set(pages.map(({ contacts }) => contacts[0]?.uniqueId)).size).toBe(3);
  expect(urls).toHaveLength(1);
});

test("iterating walks every page by cursor: each contact once, in order, and no further than it is asked", async () => {
  await using api = await testApi();
  const { apiKey, caller } = await api.addOrganization({ contacts: people(250) });
  let requests = 0;
  const counting: typeof fetch = (url, init) => {
    requests += 1;
    return fetch(url, init);
  };
  const client = createRosterClient({ url: api.url, apiKey, fetch: counting });
  const names: string[] = [];
  const ids = new Set<string>();
  for await (const contact of client.iterateContacts({ sortBy: "name", order: "asc", include: [] })) {
    names.push(contact.name);
    ids.add(contact.uniqueId);
  }
  expect([names.length, ids.size, requests]).toEqual([250, 250, 3]);
  expect(names).toEqual(names.toSorted());
  requests = 0;
  for await (const contact of client.iterateContacts({ perPage: 5 })) if (contact) break;
  expect(requests).toBe(1);
  const none = await Array.fromAsync(client.iterateContacts({ search: "nobody" }));
  expect(none).toEqual([]);
  expect((await caller.contacts.list({})).paginationMeta.total).toBe(250);
});

test("every failure keeps its code, status, faults and request id, by whichever door", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const client = createRosterClient({ url: api.url, apiKey });
  const invalid = await failureOf(client.contacts.list.query({ perPage: 1_000 }));
  expect(invalid).toMatchObject({ code: "invalid_request", status: 400, requestId: expect.any(String) });
  expect(invalid.faults).toMatchObject([{ name: "perPage", code: "too_large" }]);
  const missing = await failureOf(client.contacts.get.query({ uniqueId: "018f0000-0000-7000-8000-00000000abcd" }));
  expect(missing).toMatchObject({ code: "not_found", status: 404 });
  const stranger = createRosterClient({ url: api.url, apiKey: "rst_wrong" });
  for (const call of [() => stranger.contacts.list.query({}), () => stranger.importContacts("phone\n")])
    expect(await failureOf(call())).toMatchObject({ code: "unauthorized", status: 401, requestId: expect.any(String) });
  const unreadable = await failureOf(client.importContacts("colour\nred\n"));
  expect(unreadable).toMatchObject({ code: "unprocessable", status: 422 });
  const walking = await failureOf(client.iterateContacts({ perPage: 0 }).next());
  expect(walking).toMatchObject({ code: "invalid_request" });
});

test("a server that is not there, or is no Roster, is unreachable", async () => {
  const absent = createRosterClient({ url: nowhere, apiKey: "rst_any" });
  for (const call of [() => absent.contacts.list.query({}), () => absent.importContacts("phone\n")])
    expect(await failureOf(call())).toMatchObject({ code: "unreachable", status: null, faults: [] });
  const page: typeof fetch = async () => new Response("<html>", { status: 502 });
  const stranger = createRosterClient({ url: nowhere, apiKey: "rst_any", fetch: page });
  for (const call of [() => stranger.contacts.list.query({}), () => stranger.importContacts("phone\n")])
    expect(await failureOf(call())).toMatchObject({ code: "unreachable" });
});

test("a file goes as text, bytes or a stream, with its options, and the report comes when all is stored", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const { apiKey, lists } = await api.addOrganization({ lists: ["New"] });
  const client = createRosterClient({ url: api.url, apiKey });
  const file = "Who;Number\nAna;0171 1234567\nBo;12\n";
  async function* stream() {
    for (const byte of new TextEncoder().encode(file)) yield Uint8Array.of(byte);
  }
  const options = {
    fileName: "people & co.csv",
    delimiter: ";" as const,
    map: { Who: "name" as const, Number: "phone" as const },
    region: "DE" as const,
    listIds: [lists.New as string],
  };
  const first = await client.importContacts(stream(), options);
  expect(first).toMatchObject({ state: "done", fileName: "people & co.csv", read: 2, created: 1, rejected: 1 });
  for (const again of [file, new TextEncoder().encode(file), new Blob([file])])
    expect(await client.importContacts(again, options)).toMatchObject({ state: "done", read: 2, unchanged: 1 });
  const [ana] = (await client.contacts.list.query({})).contacts;
  expect(ana).toMatchObject({ name: "Ana", phone: "+491711234567", lists: [{ name: "New" }] });
});
