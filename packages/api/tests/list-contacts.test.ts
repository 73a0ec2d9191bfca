import { ContactWriter } from "@roster/db";
import { type ContactPage, contactSorts, type ListContactsInput, sortOrders } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

/** Contacts with many ties: few names, few moments, some without messages. */
function manyContacts(count: number) {
  const names = ["Ana", "ana", "Ánà", "Zoë", "zoe", "李小龍", "O'Brien 100%", "under_score", "Straße"];
  return Array.from({ length: count }, (_, n) => ({
    name: names[n % names.length] as string,
    phone: `+1415556${String(1000 + n * 7)}`,
    status: (["Active", "Inactive", "Blocked"] as const)[n % 3] ?? "Active",
    createdAt: start + (n % 5) * day,
    updatedAt: start + (n % 4) * day,
    lists: ["one", "two", "three"].filter((_list, index) => n % (index + 2) === 0),
    tags: ["red", "green"].filter((_tag, index) => n % (index + 3) === 0),
    conversations: n % 3 === 0 ? [] : [[start + (n % 7) * day]],
  }));
}

test("every sort, in both directions and both ways, walks each contact once by cursor, in the order of page numbers", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({ contacts: manyContacts(97) });
  for (const sortBy of contactSorts)
    for (const order of sortOrders) {
      const query = { sortBy, order, perPage: 10, include: [] } satisfies ListContactsInput;
      const byNumber: string[] = [];
      for (let page = 1; page <= 10; page += 1) byNumber.push(...idsOf(await caller.contacts.list({ ...query, page })));
      const forward: string[] = [];
      let page = await caller.contacts.list(query);
      for (let number = 1; ; number += 1) {
        forward.push(...idsOf(page));
        expect(page.paginationMeta).toMatchObject({ page: number, total: 97, hasPrevious: number > 1 });
        if (page.paginationMeta.nextCursor === null) break;
        page = await caller.contacts.list({ ...query, cursor: page.paginationMeta.nextCursor });
      }
      const backward: string[] = [];
      for (;;) {
        backward.unshift(...idsOf(page));
        if (page.paginationMeta.prevCursor === null) break;
        page = await caller.contacts.list({ ...query, cursor: page.paginationMeta.prevCursor });
      }
      const label = `${sortBy} ${order}`;
      expect(new Set(forward).size, label).toBe(97);
      expect(forward, label).toEqual(byNumber);
      expect(backward, label).toEqual(forward);
    }
});

test("sorting by last message puts contacts without one last in both directions", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({ contacts: manyContacts(30) });
  for (const order of sortOrders) {
    const { contacts } = await caller.contacts.list({ sortBy: "lastMessageAt", order, perPage: 30, include: [] });
    const dates = contacts.map((contact) => contact.lastMessageAt);
    const firstNull = dates.indexOf(null);
    expect(dates.slice(firstNull).every((date) => date === null)).toBe(true);
    const given = dates.slice(0, firstNull) as string[];
    expect(given).toEqual([...given].sort((a, b) => (order === "asc" ? 1 : -1) * a.localeCompare(b)));
  }
});

test("a walk by cursor neither repeats nor skips while others insert and delete", async () => {
  await using api = await testApi();
  const { caller, organizationId } = await api.addOrganization({ contacts: manyContacts(60) });
  const before = new Set((await caller.contacts.list({ perPage: 100 })).contacts.map((contact) => contact.phone));
  const writer = new ContactWriter(api.db.fork(), { organizationId, defaultRegion: "US" });
  const seen: string[] = [];
  const deleted = new Set<string>();
  let cursor: string | null = null;
  for (let round = 0; ; round += 1) {
    const page: ContactPage = await caller.contacts.list({
      sortBy: "name",
      order: "asc",
      perPage: 7,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.contacts.map((contact) => contact.phone));
    cursor = page.paginationMeta.nextCursor;
    if (cursor === null) break;
    const last = page.contacts.at(-1);
    if (last) deleted.add(last.phone);
    await caller.contacts.import({ content: `name,phone\nAna,+1202555${1000 + round}\nZoë,+1202556${1000 + round}\n` });
    if (last) await writer.remove([last.uniqueId]);
  }
  expect(new Set(seen).size).toBe(seen.length);
  const missing = [...before].filter((phone) => !seen.includes(phone) && !deleted.has(phone));
  expect(missing).toEqual([]);
});

test("a cursor is refused by a query with another filter or sort, and taken with another page size or include", async () => {
  await using api = await testApi();
  const { caller, fetch } = await api.addOrganization({ contacts: manyContacts(20) });
  const { nextCursor } = (await caller.contacts.list({ perPage: 5, status: ["Active", "Blocked"] })).paginationMeta;
  const cursor = nextCursor as string;
  const again = await caller.contacts.list({ cursor, perPage: 7, status: ["Blocked", "Active"], include: [] });
  expect(again.contacts.length).toBe(7);
  for (const other of [{}, { status: ["Active" as const] }, { order: "asc" as const }, { search: "a" }])
    await expect(caller.contacts.list({ cursor, ...other })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const response = await fetch(`/api/contacts?cursor=${cursor}`);
  expect(response.status).toBe(400);
  expect((await response.json()).errors).toMatchObject([
    { in: "query", name: "cursor", code: "cursor_of_another_query" },
  ]);
});

test("no text is taken for a cursor unless it is one", async () => {
  await using api = await testApi();
  const { caller, fetch } = await api.addOrganization({ contacts: manyContacts(12) });
  const { nextCursor } = (await caller.contacts.list({ perPage: 5, sortBy: "name" })).paginationMeta;
  const good = nextCursor as string;
  const damaged = fc
    .tuple(fc.nat(good.length - 1), fc.constantFrom("", "A", "_", "=", "é"))
    .map(([at, text]) => good.slice(0, at) + text + good.slice(at + 1));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ minLength: 1 }), fc.base64String({ minLength: 1 }), damaged),
      async (cursor) => {
        fc.pre(cursor !== good);
        const response = await fetch(`/api/contacts?sort_by=name&cursor=${encodeURIComponent(cursor)}`);
        const body = await response.json();
        // A damaged cursor may still be well formed: then it is a position, and answers a page.
        if (response.status === 200) expect(body.contacts.length).toBeLessThanOrEqual(12);
        else expect(body).toMatchObject({ status: 400, errors: [{ name: "cursor" }] });
      },
    ),
    { numRuns: 150 },
  );
});

test("search finds names whatever their accents and case, short words at a word's start, and phones in any format", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({
    defaultRegion: "FR",
    contacts: [
      { name: "Álvaro Núñez", phone: "+34612345678" },
      { name: "Strauß & Søn", phone: "+4530901820" },
      { name: "李小龍", phone: "+85261234567" },
      { name: "100% _real_ \\o/ *", phone: "+33612345670" },
      { name: "Area 51-23", phone: "+15005550006" },
      { name: "Ανδρέας Οδός", phone: "+306912345678" },
    ],
  });
  const found = async (search: string) =>
    (await caller.contacts.list({ search, sortBy: "name", order: "asc" })).contacts.map((contact) => contact.phone);
  const cases: [string, string[]][] = [
    ["alvaro", ["+34612345678"]],
    ["NUNEZ álv", ["+34612345678"]],
    ["strauss son", ["+4530901820"]],
    ["小龍", []],
    ["李小", ["+85261234567"]],
    ["小龍李", []],
    ["nu", ["+34612345678"]],
    ["un", []],
    ["%", []],
    ["100%", ["+33612345670"]],
    ["_real_", ["+33612345670"]],
    ["\\o/", ["+33612345670"]],
    ["ΟΔΟΣ", ["+306912345678"]],
    ["+34 612-345 678", ["+34612345678"]],
    ["0034 612", ["+34612345678"]],
    ["06 12 34 56", ["+33612345670"]],
    ["12345678", ["+34612345678", "+306912345678"]],
    ["51-23", ["+15005550006"]],
    ["5123", []],
    ["real 3361", ["+33612345670"]],
    ["nobody", []],
  ];
  for (const [search, phones] of cases) expect((await found(search)).toSorted(), search).toEqual(phones.toSorted());
  expect((await found("   ")).length).toBe(6);
});

test("lists and tags filter by any, all or none", async () => {
  await using api = await testApi();
  const contacts = manyContacts(36);
  const { caller, lists, tags } = await api.addOrganization({ contacts });
  const ids = (names: string[], of: Record<string, string>) => names.map((name) => of[name] as string);
  const has = {
    any: (own: string[], wanted: string[]) => wanted.some((name) => own.includes(name)),
    all: (own: string[], wanted: string[]) => wanted.every((name) => own.includes(name)),
    none: (own: string[], wanted: string[]) => !wanted.some((name) => own.includes(name)),
  };
  for (const listMatch of ["any", "all", "none"] as const)
    for (const tagMatch of ["any", "all", "none"] as const) {
      const page = await caller.contacts.list({
        listIds: ids(["one", "two", "two"], lists),
        listMatch,
        tagIds: ids(["red"], tags),
        tagMatch,
        perPage: 100,
        sortBy: "phone",
        order: "asc",
      });
      const expected = contacts.filter(
        (contact) => has[listMatch](contact.lists, ["one", "two"]) && has[tagMatch](contact.tags, ["red"]),
      );
      expect(
        page.contacts.map((contact) => contact.phone),
        `${listMatch} ${tagMatch}`,
      ).toEqual(expected.map((contact) => contact.phone).toSorted());
      expect(page.paginationMeta.total).toBe(expected.length);
    }
});

test("date ranges include their beginning and not their end, so that they tile", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({ contacts: manyContacts(50) });
  const totalOf = async (input: ListContactsInput) => (await caller.contacts.list(input)).paginationMeta.total ?? 0;
  const at = (days: number) => new Date(start + days * day).toISOString();
  for (const name of ["created", "updated", "lastMessage"] as const) {
    const parts = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6].map((n) =>
        totalOf({ [`${name}After`]: at(n), [`${name}Before`]: at(n + 1) } as ListContactsInput),
      ),
    );
    const whole = await totalOf({ [`${name}After`]: at(0), [`${name}Before`]: at(7) } as ListContactsInput);
    expect(
      parts.reduce((sum, part) => sum + part, 0),
      name,
    ).toBe(whole);
    expect(whole, name).toBe(name === "lastMessage" ? 33 : 50);
  }
});

test("a part that is not included is absent, and conversations and messages stay within their limits, newest first", async () => {
  await using api = await testApi();
  const conversations = Array.from({ length: 7 }, (_, n) =>
    Array.from({ length: 12 }, (_message, m) => start + n * day + m * 1000),
  );
  const { caller } = await api.addOrganization({
    contacts: [{ name: "Chatty", phone: "+14155550001", conversations }],
  });
  const one = async (input: ListContactsInput) => (await caller.contacts.list(input)).contacts[0];
  const full = await one({});
  expect(full?.conversations?.length).toBe(5);
  expect(full?.conversations?.[0]?.messages?.length).toBe(10);
  expect(full?.conversations?.map((conversation) => conversation.createdAt)).toEqual(
    [6, 5, 4, 3, 2].map((n) => new Date(start + n * day).toISOString()),
  );
  expect(full?.conversations?.[0]?.messages?.[0]?.createdAt).toBe(new Date(start + 6 * day + 11_000).toISOString());
  expect(full?.lastMessageAt).toBe(full?.conversations?.[0]?.messages?.[0]?.createdAt);
  const bare = await one({ include: [] });
  expect(Object.keys(bare ?? {}).filter((key) => ["lists", "tags", "conversations"].includes(key))).toEqual([]);
  const without = await one({ include: ["conversations"], conversationsLimit: 2 });
  expect(without?.conversations?.map((conversation) => "messages" in conversation)).toEqual([false, false]);
  expect((await one({ messagesLimit: 0 }))?.conversations?.[0]?.messages).toEqual([]);
});

test("count none leaves the totals out and still knows whether there is more", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({ contacts: manyContacts(11) });
  const { paginationMeta } = await caller.contacts.list({ count: "none", perPage: 10 });
  expect(paginationMeta).toEqual({
    page: 1,
    perPage: 10,
    hasNext: true,
    hasPrevious: false,
    nextCursor: expect.any(String),
    prevCursor: null,
  });
});

function idsOf(page: ContactPage): string[] {
  return page.contacts.map((contact) => contact.uniqueId);
}
