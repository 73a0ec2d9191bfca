import { expect, test } from "vitest";
import { fetch, type TestApi, testApi } from "../src/testing/index.ts";

// The numbers are those of "Wapikit bugs that we do not repeat" in the contract.

const three = ["Customers", "Newsletter", "VIP"];
const twelve = Array.from({ length: 12 }, (_, n) => ({
  name: `Person ${n}`,
  phone: `+1415555${1000 + n}`,
  lists: three,
}));

async function listed(api: TestApi, content: Parameters<TestApi["addOrganization"]>[0]) {
  const organization = await api.addOrganization(content);
  const get = async (path: string) => (await organization.fetch(path)).json();
  return { ...organization, get };
}

test("1: twelve contacts on three lists each fill a page of ten and a page of two, each once", async () => {
  await using api = await testApi();
  const { get } = await listed(api, { contacts: twelve });
  const first = await get("/api/contacts?per_page=10");
  const second = await get("/api/contacts?per_page=10&page=2");
  expect([first.contacts.length, second.contacts.length]).toEqual([10, 2]);
  const ids = [...first.contacts, ...second.contacts].map((contact) => contact.uniqueId);
  expect(new Set(ids).size).toBe(12);
});

test("2: total counts contacts, past the end too", async () => {
  await using api = await testApi();
  const { get, lists } = await listed(api, { contacts: twelve });
  const past = await get(`/api/contacts?list_id=${lists.VIP}&list_id=${lists.Customers}&page=99`);
  expect(past.contacts).toEqual([]);
  expect(past.paginationMeta).toMatchObject({ page: 99, total: 12, totalPages: 1, hasNext: false, hasPrevious: true });
});

test("3: the status filter is applied, and repeats", async () => {
  await using api = await testApi();
  const { get } = await listed(api, {
    contacts: [
      { name: "A", phone: "+14155550001" },
      { name: "B", phone: "+14155550002", status: "Blocked" },
      { name: "C", phone: "+14155550003", status: "Inactive" },
    ],
  });
  const blocked = await get("/api/contacts?status=Blocked");
  expect(blocked.contacts.map((contact: { name: string }) => contact.name)).toEqual(["B"]);
  expect((await get("/api/contacts?status=Blocked&status=Inactive")).paginationMeta.total).toBe(2);
});

test("4: the newest come first unless asked otherwise, and ties are broken by id in the same direction", async () => {
  await using api = await testApi();
  const tie = Date.UTC(2026, 1, 1);
  const { get, caller } = await listed(api, {
    contacts: Array.from({ length: 6 }, (_, n) => ({ name: "Same", phone: `+1415555000${n}`, createdAt: tie })),
  });
  for (const sort of ["createdAt", "updatedAt", "name", "status", "lastMessageAt"]) {
    const descending = (await get(`/api/contacts?sort_by=${sort}`)).contacts.map(
      (contact: { uniqueId: string }) => contact.uniqueId,
    );
    const ascending = (await get(`/api/contacts?sort_by=${sort}&order=asc`)).contacts.map(
      (contact: { uniqueId: string }) => contact.uniqueId,
    );
    expect(descending, sort).toEqual([...descending].sort().reverse());
    expect(ascending, sort).toEqual(descending.toReversed());
  }
  expect((await caller.contacts.list({})).contacts[0]?.uniqueId).toBe(
    (await get("/api/contacts")).contacts[0].uniqueId,
  );
});

test("5: a malformed list_id is refused, an unknown one is like an empty list", async () => {
  await using api = await testApi();
  const { fetch, get } = await listed(api, { contacts: twelve });
  const refused = await fetch("/api/contacts?list_id=7");
  expect(refused.status).toBe(400);
  expect((await refused.json()).errors).toEqual([
    { in: "query", name: "list_id", code: "malformed", detail: "must be a UUID" },
  ]);
  expect(await get("/api/contacts?list_id=00000000-0000-7000-8000-000000000000")).toMatchObject({
    contacts: [],
    paginationMeta: { total: 0 },
  });
});

test("6: a contact's lists are complete when the page is filtered by one of them", async () => {
  await using api = await testApi();
  const { get, lists } = await listed(api, { contacts: twelve });
  const { contacts } = await get(`/api/contacts?list_id=${lists.VIP}`);
  expect(contacts[0].lists.map((list: { name: string }) => list.name)).toEqual(three);
});

test("7: a page that is no page is refused with its name", async () => {
  await using api = await testApi();
  const { fetch } = await listed(api, {});
  for (const page of ["0", "-1", "1.5", "1e3", "", "x", "01", "99999999999999999999"]) {
    const response = await fetch(`/api/contacts?page=${page}`);
    expect(response.status, page).toBe(400);
    expect((await response.json()).errors[0].name, page).toBe("page");
  }
  expect((await fetch("/api/contacts?page=1&page=2")).status).toBe(400);
});

test("8: a database error is not shown to the caller, but logged with the request's id", async () => {
  await using api = await testApi();
  const { fetch } = await listed(api, {});
  await api.owner.execute("drop table contact_tag cascade");
  const response = await fetch("/api/contacts");
  const body = await response.text();
  expect(response.status).toBe(500);
  expect(body).not.toMatch(/relation|contact_tag|select/i);
  expect(JSON.parse(body)).toMatchObject({
    code: "internal_error",
    errors: [],
    requestId: response.headers.get("x-request-id"),
  });
  expect(api.logged.some((event) => event.level === "error" && /contact_tag/.test(String(event.error)))).toBe(true);
});

test("9: attributes are an object, always", async () => {
  await using api = await testApi();
  const { get, organizationId } = await listed(api, { contacts: [{ name: "Bare", phone: "+14155550001" }] });
  expect((await get("/api/contacts")).contacts[0].attributes).toEqual({});
  const insert = "insert into contact (organization_id, name, phone, attributes) values (?, 'x', '+14155550009', ?)";
  await expect(api.owner.execute(insert, [organizationId, null])).rejects.toThrow();
  await expect(api.owner.execute(insert, [organizationId, "[]"])).rejects.toThrow();
});

test("10: a list has its date, counts and tags", async () => {
  await using api = await testApi();
  const { get, lists, organizationId } = await listed(api, { contacts: twelve });
  await api.owner.execute(`with t as (insert into tag (organization_id, label) values ('${organizationId}', 'Gold') returning id)
    insert into contact_list_tag (organization_id, list_id, tag_id) select '${organizationId}', '${lists.VIP}', id from t`);
  const { contacts } = await get("/api/contacts?per_page=1");
  const vip = contacts[0].lists.find((list: { name: string }) => list.name === "VIP");
  expect(vip).toEqual({
    name: "VIP",
    description: "",
    numberOfContacts: 12,
    numberOfCampaignsSent: 0,
    tags: [{ label: "Gold", uniqueId: expect.any(String) }],
    uniqueId: lists.VIP,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
});

test("11: two organizations may have the same phone, and neither learns of the other's", async () => {
  await using api = await testApi();
  const phone = "+14155550001";
  const one = await listed(api, { contacts: [{ name: "Ours", phone }] });
  const other = await listed(api, { contacts: [{ name: "Theirs", phone }] });
  expect(
    (await one.get("/api/contacts?search=4155550001")).contacts.map((contact: { name: string }) => contact.name),
  ).toEqual(["Ours"]);
  const report = await other.caller.contacts.import({ content: `name,phone\nTheirs,${phone}\n` });
  expect(report).toMatchObject({ created: 0, unchanged: 1 });
  expect((await one.get("/api/contacts")).paginationMeta.total).toBe(1);
});

test("12: another organization's list ids are refused on import and match nothing as a filter", async () => {
  await using api = await testApi();
  const one = await listed(api, { contacts: twelve });
  const other = await listed(api, {});
  const response = await other.fetch(`/api/contacts/import?list_id=${one.lists.VIP}`, {
    method: "POST",
    body: "phone\n+14155550001\n",
  });
  expect(response.status).toBe(422);
  expect((await other.get("/api/contacts")).paginationMeta.total).toBe(0);
  expect((await other.get(`/api/contacts?list_id=${one.lists.VIP}`)).contacts).toEqual([]);
});

test("13: a phone is stored in one form however it was typed", async () => {
  await using api = await testApi();
  const { caller, get } = await listed(api, {});
  await caller.contacts.import({ content: "name,phone\nZoë,(415) 555-0132\n" });
  const again = await caller.contacts.import({ content: "name,phone\nZoë,+1 415 555 0132\nZoë,001 415-555-0132\n" });
  expect(again).toMatchObject({ read: 2, unchanged: 1, duplicate: 1, created: 0 });
  expect((await get("/api/contacts")).contacts.map((contact: { phone: string }) => contact.phone)).toEqual([
    "+14155550132",
  ]);
});

test("14: an import counts what was stored, and its counts add up to the rows read", async () => {
  await using api = await testApi();
  const { caller, get } = await listed(api, { contacts: [{ name: "Known", phone: "+14155550001" }] });
  const content = "name,phone\nKnown,+14155550001\nNew,+14155550002\nNew again,+14155550002\nBad,12\n,\n";
  const report = await caller.contacts.import({ content });
  const { created, updated, unchanged, restored, duplicate, rejected } = report;
  expect(created + updated + unchanged + restored + duplicate + rejected).toBe(report.read);
  expect(report).toMatchObject({ created: 1, unchanged: 1, duplicate: 1 });
  expect((await get("/api/contacts")).paginationMeta.total).toBe(2);
});

test("15: no credential and a bad one are 401 with a challenge", async () => {
  await using api = await testApi();
  const organization = await api.addOrganization();
  const withHeaders = (headers: Record<string, string>) => fetch(`${api.url}/api/contacts`, { headers });
  for (const headers of [
    {},
    { authorization: "Bearer nonsense" },
    { authorization: "Basic x" },
    { "x-access-token": `${organization.apiKey}x` },
  ]) {
    const response = await withHeaders(headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toMatchObject({ code: "unauthorized", status: 401 });
  }
  for (const name of ["x-access-token", "x-access-key"])
    expect((await withHeaders({ [name]: organization.apiKey })).status, name).toBe(200);
});
