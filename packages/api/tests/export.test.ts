import type { Contact } from "@roster/domain";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

const contacts = [
  {
    name: "=cmd()",
    phone: "+14155550101",
    attributes: { 'note, "with": ^': 'a "quoted"\nline; \\n', n: 1, deep: { list: [1, null, "x"] } },
    lists: ["Friends", "Family"],
    tags: ["a", "b"],
  },
  {
    name: "Žofie\tX".replace("\t", " "),
    phone: "+14155550102",
    status: "Blocked" as const,
    attributes: { "-1+1": "@x" },
  },
  { name: "+SUM(A1)", phone: "+14155550103", conversations: [[Date.UTC(2026, 0, 1)]] },
];

test("CSV holds every contact of the filter, cells that a spreadsheet would run made harmless", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  const response = await ours.fetch("/api/contacts/export?sort_by=phone&order=asc");
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="contacts.csv"');
  expect(response.headers.get("x-total-count")).toBe("3");
  const rows = parse(await response.text(), { columns: true }) as Record<string, string>[];
  expect(rows.map(({ name, phone, status, lists, tags }) => [name, phone, status, lists, tags])).toEqual([
    ["'=cmd()", "+14155550101", "Active", "Family ::: Friends", "a ::: b"],
    ["Žofie X", "+14155550102", "Blocked", "", ""],
    ["'+SUM(A1)", "+14155550103", "Active", "", ""],
  ]);
  expect(JSON.parse(rows[0]?.attributes ?? "")).toEqual(contacts[0]?.attributes);
  const blocked = await (await ours.fetch("/api/contacts/export?status=Blocked")).text();
  expect(parse(blocked, { columns: true })).toHaveLength(1);
  expect(parse(await (await ours.fetch("/api/contacts/export?search=nobody")).text(), { columns: true })).toEqual([]);
});

test("NDJSON holds the contract's contacts, and vCards come back by an import as they were", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  const lines = (await (await ours.fetch("/api/contacts/export?format=ndjson")).text()).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual((await ours.caller.contacts.list({})).contacts);
  const cards = await ours.fetch("/api/contacts/export?format=vcf");
  expect(cards.headers.get("content-type")).toBe("text/vcard; charset=utf-8");
  const other = await api.addOrganization();
  const report = await other.caller.contacts.import({ content: await cards.text(), format: "vcard" });
  expect(report).toMatchObject({ created: 3, rejected: 0 });
  const restored = (await other.caller.contacts.list({ sortBy: "phone", order: "asc" })).contacts;
  expect(restored.map(told)).toEqual(
    contacts.map(({ name, phone, attributes = {}, tags = [] }) => ({ name, phone, attributes, tags })),
  );
});

test("a CSV that was exported comes back by an import: names, phones, tags and attributes, and no column more", async () => {
  await using api = await testApi();
  const harmless = contacts.map((contact, n) => ({ ...contact, name: `Person ${n}` }));
  const ours = await api.addOrganization({ contacts: harmless });
  const file = await (await ours.fetch("/api/contacts/export?sort_by=phone&order=asc")).text();
  const other = await api.addOrganization();
  expect(await other.caller.contacts.import({ content: file })).toMatchObject({ created: 3, rejected: 0 });
  const restored = (await other.caller.contacts.list({ sortBy: "phone", order: "asc" })).contacts;
  expect(restored.map(told)).toEqual(
    harmless.map(({ name, phone, attributes = {}, tags = [] }) => ({ name, phone, attributes, tags })),
  );
});

function told({ name, phone, attributes, tags = [] }: Contact) {
  return { name, phone, attributes, tags: tags.map(({ label }) => label) };
}

test("more contacts than are read at once come in order, each once, from one moment", async () => {
  await using api = await testApi();
  const many = Array.from({ length: 1_203 }, (_, n) => `Person ${n % 7},+1415${5_550_000 + n}`);
  const ours = await api.addOrganization();
  await ours.caller.contacts.import({ content: `name,phone\n${many.join("\n")}\n` });
  const response = await ours.fetch("/api/contacts/export?format=ndjson&sort_by=name&order=asc");
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let first = true; ; first = false) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    text += decoder.decode(chunk.value, { stream: true });
    // What is deleted while the file is sent was there when it began.
    if (first) await ours.caller.contacts.bulk({ criteria: {}, changes: { delete: true }, expectedCount: 1_203 });
  }
  const sent = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(response.headers.get("x-total-count")).toBe("1203");
  expect(new Set(sent.map(({ uniqueId }) => uniqueId)).size).toBe(1_203);
  expect(sent.map(({ name }) => name)).toEqual(sent.map(({ name }) => name).toSorted());
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(0);
});

test("a file that cannot be whole breaks off, and few are made at once, fewer of one organization", async () => {
  await using api = await testApi();
  const rows = Array.from({ length: 3_000 }, (_, n) => `Person ${n} ${"x".repeat(150)},+1415${5_550_000 + n}`);
  const ours = await api.addOrganization();
  await ours.caller.contacts.import({ content: `name,phone\n${rows.join("\n")}\n` });
  const others = [await api.addOrganization({ contacts }), await api.addOrganization()];
  const begun = async ({ caller }: typeof ours) => {
    const stream = await caller.contacts.export({ format: "ndjson" });
    await stream.next();
    return stream;
  };
  const pieces = await Promise.all([begun(ours), begun(ours)]);
  const third = await ours.fetch("/api/contacts/export");
  expect([third.status, third.headers.get("retry-after")]).toEqual([503, "10"]);
  for (const other of others) pieces.push(await begun(other));
  expect((await others[0]?.fetch("/api/contacts/export"))?.status).toBe(503);
  for (const stream of pieces) await stream.return();
  const broken = await globalThis.fetch(`${api.url}/api/contacts/export?format=ndjson`, {
    headers: { authorization: `Bearer ${ours.apiKey}` },
  });
  await api.owner.execute(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roster' and datname = current_database()",
  );
  await expect(broken.text()).rejects.toThrow();
  await expect.poll(() => api.logged.map(({ message }) => message)).toContain("GET /api/contacts/export broke off");
});

test("what cannot be asked of a list cannot be asked of an export", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const response = await ours.fetch("/api/contacts/export?page=2&format=xls&status=Gone&sort_by=x");
  expect(response.status).toBe(400);
  expect((await response.json()).errors.map(({ name }: { name: string }) => name).sort()).toEqual([
    "format",
    "page",
    "sort_by",
    "status",
  ]);
});

test("a file has the columns that are asked for, in their order, in CSV and NDJSON", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  const get = async (query: string) =>
    (await ours.fetch(`/api/contacts/export?sort_by=phone&order=asc&${query}`)).text();
  const key = encodeURIComponent('attributes.note\\, "with": ^');
  const rows = parse(await get(`columns=phone,${key}&columns=tags`)) as string[][];
  expect(rows).toEqual([
    ["phone", 'attributes.note, "with": ^', "tags"],
    ["+14155550101", 'a "quoted"\nline; \\n', "a ::: b"],
    ["+14155550102", "", ""],
    ["+14155550103", "", ""],
  ]);
  const [first] = (await get("format=ndjson&columns=attributes.n,name,attributes.none,lists")).split("\n");
  expect(first).toBe(
    JSON.stringify({
      "attributes.n": 1,
      name: "=cmd()",
      "attributes.none": null,
      lists: (await ours.caller.contacts.list({ sortBy: "phone", order: "asc" })).contacts[0]?.lists,
    }),
  );
});

test("a column that is not known is refused with those that are, and none of it goes with vCards", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const errors = async (query: string) => {
    const response = await ours.fetch(`/api/contacts/export?${query}`);
    expect(response.status).toBe(400);
    return (await response.json()).errors;
  };
  expect(await errors("columns=name,fone")).toMatchObject([
    {
      in: "query",
      name: "columns",
      code: "invalid_value",
      detail: expect.stringMatching(/^fone is no column.*uniqueId, name, phone/),
      allowed: expect.arrayContaining(["phone", "attributes.KEY"]),
    },
  ]);
  expect(await errors("columns=name,name")).toMatchObject([{ name: "columns", code: "repeated" }]);
  expect(await errors("columns=name,,phone")).toMatchObject([{ name: "columns", code: "empty" }]);
  expect(await errors("columns=name&format=vcf")).toMatchObject([{ name: "columns", code: "conflicting" }]);
});

test("a column of lists says nothing to who may not read lists", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  const { secret } = await ours.caller.keys.create({ name: "some", permissions: ["Get:Contact", "Export:Contacts"] });
  const get = async (format: string) =>
    (
      await ours.fetch(`/api/contacts/export?sort_by=phone&order=asc&columns=lists,phone&format=${format}`, {
        headers: { authorization: `Bearer ${secret}` },
      })
    ).text();
  expect((await get("csv")).split("\r\n")[1]).toBe(",+14155550101");
  expect((await get("ndjson")).split("\n")[0]).toBe('{"phone":"+14155550101"}');
});
