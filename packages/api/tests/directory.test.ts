import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

const unknownId = "01890000-0000-7000-8000-000000000000";
const jsonBody = (body: unknown) => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("lists are made, read, changed and deleted; their contacts stay, with right counts", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [
      { name: "Ana", phone: "+14155550101", lists: ["Friends", "Family"], tags: ["new"] },
      { name: "Bo", phone: "+14155550102", lists: ["Friends"] },
    ],
  });
  const tag = ours.tags.new as string;
  const made = await ours.fetch("/api/lists", { method: "POST", ...jsonBody({ name: " Colleagues ", tagIds: [tag] }) });
  const list = await made.json();
  expect([made.status, made.headers.get("location")]).toEqual([201, `/api/lists/${list.uniqueId}`]);
  expect(list).toMatchObject({ name: "Colleagues", description: "", numberOfContacts: 0, tags: [{ label: "new" }] });
  expect(await (await ours.fetch(`/api/lists/${list.uniqueId}`)).json()).toEqual(list);
  const change = { method: "PATCH", ...jsonBody({ description: "People at work", tagIds: [] }) };
  expect(await (await ours.fetch(`/api/lists/${list.uniqueId}`, change)).json()).toMatchObject({
    name: "Colleagues",
    description: "People at work",
    tags: [],
  });
  // A page that was read before must not show the old name: the process keeps what lists look like.
  const nameOnPage = async () =>
    (await ours.caller.contacts.list({ search: "bo" })).contacts[0]?.lists?.map(({ name }) => name);
  expect(await nameOnPage()).toEqual(["Friends"]);
  await ours.caller.lists.update({ uniqueId: ours.lists.Friends as string, name: "Old friends" });
  expect(await nameOnPage()).toEqual(["Old friends"]);
  expect(await (await ours.fetch(`/api/lists/${ours.lists.Friends}`, { method: "DELETE" })).json()).toEqual({
    data: true,
  });
  expect(await nameOnPage()).toEqual([]);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(2);
  expect((await ours.caller.contacts.list({ listIds: [ours.lists.Friends as string] })).paginationMeta.total).toBe(0);
  for (const method of ["GET", "DELETE"])
    expect((await ours.fetch(`/api/lists/${ours.lists.Friends}`, { method })).status).toBe(404);
  for (const body of [
    { name: "" },
    { name: "x".repeat(121) },
    { name: "x", description: "y".repeat(501) },
    { name: "x", tagIds: [unknownId] },
  ])
    expect((await ours.fetch("/api/lists", { method: "POST", ...jsonBody(body) })).status).toBe(422);
  expect(await api.counts.wrong()).toEqual([]);
});

test("tags are made, renamed and deleted, from contacts and lists too; a label is one tag's", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550101", tags: ["new", "old"] }] });
  const { new: fresh = "", old = "" } = ours.tags;
  await ours.caller.lists.create({ name: "L", tagIds: [fresh] });
  const made = await ours.fetch("/api/tags", { method: "POST", ...jsonBody({ label: " vip " }) });
  expect([made.status, await made.json()]).toMatchObject([201, { label: "vip" }]);
  const again = await ours.fetch("/api/tags", { method: "POST", ...jsonBody({ label: "old" }) });
  expect([again.status, await again.json()]).toMatchObject([
    409,
    { code: "label_taken", existingId: old, errors: [{ in: "body", name: "label" }] },
  ]);
  expect((await ours.fetch(`/api/tags/${fresh}`, { method: "PATCH", ...jsonBody({ label: "old" }) })).status).toBe(409);
  expect((await ours.caller.tags.list({})).tags).toEqual([
    { label: "new", uniqueId: fresh, numberOfContacts: 1 },
    { label: "old", uniqueId: old, numberOfContacts: 1 },
    { label: "vip", uniqueId: (await ours.caller.tags.list({ search: "vip" })).tags[0]?.uniqueId, numberOfContacts: 0 },
  ]);
  const renamed = await ours.fetch(`/api/tags/${fresh}`, { method: "PATCH", ...jsonBody({ label: "newer" }) });
  expect(await renamed.json()).toEqual({ label: "newer", uniqueId: fresh });
  expect((await ours.caller.contacts.list({})).contacts[0]?.tags?.map(({ label }) => label)).toEqual(["newer", "old"]);
  expect((await ours.fetch(`/api/tags/${fresh}`, { method: "DELETE" })).status).toBe(200);
  expect((await ours.caller.contacts.list({})).contacts[0]?.tags?.map(({ label }) => label)).toEqual(["old"]);
  expect((await ours.caller.lists.list({})).lists[0]?.tags).toEqual([]);
  expect((await ours.fetch(`/api/tags/${fresh}`, { method: "DELETE" })).status).toBe(404);
  expect((await ours.fetch(`/api/tags/${unknownId}`, { method: "PATCH", ...jsonBody({ label: "x" }) })).status).toBe(
    404,
  );
  expect(await api.counts.wrong()).toEqual([]);
});

test("lists and tags are read page by page, by number and by cursor both ways, and found by a part of the name", async () => {
  await using api = await testApi();
  const names = Array.from({ length: 23 }, (_, n) => (n < 3 ? "Same name" : `Été ${String(n).padStart(2, "0")}`));
  const ours = await api.addOrganization();
  for (const name of names) await ours.caller.lists.create({ name });
  const first = await ours.fetch("/api/lists?per_page=10");
  const { lists, paginationMeta } = await first.json();
  expect(lists).toHaveLength(10);
  expect(paginationMeta).toMatchObject({
    page: 1,
    per_page: 10,
    total: 23,
    totalPages: 3,
    hasNext: true,
    hasPrevious: false,
  });
  expect(first.headers.get("link")).toContain("page=2");
  const walked: string[] = [];
  let cursor: string | null = null;
  let last: string | null = null;
  do {
    const page = await ours.caller.lists.list({ perPage: 4, ...(cursor ? { cursor } : {}) });
    walked.push(...page.lists.map(({ uniqueId }) => uniqueId));
    ({ nextCursor: cursor, prevCursor: last } = page.paginationMeta);
  } while (cursor);
  const all = (await ours.caller.lists.list({ perPage: 1_000 })).lists;
  expect(walked).toEqual(all.map(({ uniqueId }) => uniqueId));
  expect(all.map(({ name }) => name)).toEqual(names.toSorted());
  const back = await ours.caller.lists.list({ perPage: 4, cursor: last as string });
  expect(back.lists.map(({ uniqueId }) => uniqueId)).toEqual(walked.slice(16, 20));
  expect((await ours.caller.lists.list({ search: "ETE 1" })).paginationMeta.total).toBe(10);
  expect((await ours.caller.lists.list({ page: 9 })).lists).toEqual([]);
  const other = await ours.fetch(`/api/tags?cursor=${paginationMeta.nextCursor}`);
  expect([other.status, (await other.json()).errors]).toMatchObject([
    400,
    [{ in: "query", name: "cursor", code: "cursor_of_another_query" }],
  ]);
  expect((await ours.fetch("/api/lists?per_page=1001&page=0&nmae=1")).status).toBe(400);
});

test("conversations and their messages are read page by page, newest first, complete", async () => {
  await using api = await testApi();
  const day = (n: number) => Date.UTC(2026, 0, 1 + n);
  const conversations = Array.from({ length: 12 }, (_, n) =>
    n === 11 ? Array.from({ length: 25 }, (_, m) => day(n) + m) : [day(n)],
  );
  const ours = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550101", conversations }] });
  const id = ours.contacts["+14155550101"] as string;
  const response = await ours.fetch(`/api/contacts/${id}/conversations?per_page=5&messages_limit=3`);
  const page = await response.json();
  expect(page.paginationMeta).toMatchObject({ total: 12, per_page: 5, hasNext: true });
  expect(page.conversations[0].messages).toHaveLength(3);
  expect(page).toMatchObject({
    conversations: (await ours.caller.conversations.list({ contactId: id, perPage: 5, messagesLimit: 3 }))
      .conversations,
  });
  const shown = (await ours.caller.contacts.get({ uniqueId: id })).conversations ?? [];
  expect((await ours.caller.conversations.list({ contactId: id })).conversations.slice(0, 5)).toEqual(shown);
  const [newest] = shown;
  const texts: string[] = [];
  let cursor: string | null = null;
  do {
    const query = cursor ? `&cursor=${cursor}` : "";
    const messages: {
      messages: { createdAt: string }[];
      paginationMeta: { total: number; nextCursor: string | null };
    } = await (await ours.fetch(`/api/conversations/${newest?.uniqueId}/messages?per_page=10${query}`)).json();
    expect(messages.paginationMeta.total).toBe(25);
    texts.push(...messages.messages.map(({ createdAt }) => createdAt));
    cursor = messages.paginationMeta.nextCursor;
  } while (cursor);
  expect(texts).toEqual(Array.from({ length: 25 }, (_, m) => new Date(day(11) + 24 - m).toISOString()));
  for (const path of [`/api/contacts/${unknownId}/conversations`, `/api/conversations/${unknownId}/messages`])
    expect((await ours.fetch(path)).status).toBe(404);
  expect((await ours.fetch("/api/contacts/x/conversations?per_page=0")).status).toBe(400);
});

test("campaigns are listed with how many lists they went to", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ lists: ["A", "B"] });
  const em = api.owner;
  await em.execute("insert into campaign (organization_id, name, status) values (?, 'Sale', 'Finished')", [
    ours.organizationId,
  ]);
  await em.execute(
    "insert into campaign_list (organization_id, list_id, campaign_id) select l.organization_id, l.id, c.id from contact_list l, campaign c",
  );
  const { campaigns, paginationMeta } = await (await ours.fetch("/api/campaigns")).json();
  expect(campaigns).toMatchObject([{ name: "Sale", status: "Finished", numberOfLists: 2 }]);
  expect(paginationMeta).toMatchObject({ total: 1 });
  await ours.caller.lists.delete({ uniqueId: ours.lists.A as string });
  expect((await ours.caller.campaigns.list({})).campaigns).toMatchObject([{ numberOfLists: 1 }]);
});

test("a key is made, shown once, used, and revoked", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const made = await ours.fetch("/api/keys", { method: "POST", ...jsonBody({ name: "CRM", expiresAt: "2099-01-01" }) });
  const key = await made.json();
  expect([made.status, key]).toMatchObject([
    201,
    { name: "CRM", expiresAt: "2099-01-01T00:00:00.000Z", lastUsedAt: null },
  ]);
  const withKey = { headers: { authorization: `Bearer ${key.secret}` } };
  expect((await ours.fetch("/api/contacts", withKey)).status).toBe(200);
  const { keys } = await (await ours.fetch("/api/keys")).json();
  expect(keys).toHaveLength(2);
  expect(JSON.stringify(keys)).not.toContain(key.secret);
  expect((await ours.fetch(`/api/keys/${key.uniqueId}`, { method: "DELETE" })).status).toBe(200);
  await expect
    .poll(async () => (await ours.fetch("/api/contacts", withKey)).status, { timeout: 8_000, interval: 500 })
    .toBe(401);
  expect((await ours.fetch(`/api/keys/${key.uniqueId}`, { method: "DELETE" })).status).toBe(404);
  await expect(ours.caller.keys.create({ name: "old", expiresAt: "2020-01-01" })).rejects.toThrow(/in the future/);
  const past = await ours.caller.keys.create({ name: "old", expiresAt: "2099-01-01" });
  await api.owner.execute("update api_key set expires_at = now() where id = ?", [past.uniqueId]);
  expect((await ours.fetch("/api/contacts", { headers: { authorization: `Bearer ${past.secret}` } })).status).toBe(401);
});
