import { forgetWhatIsOver } from "@roster/db";
import { expect, test } from "vitest";
import { type JsonResponse, type TestOrganization, testApi } from "../src/testing/index.ts";

const unknownId = "01890000-0000-7000-8000-000000000000";

const people = {
  lists: ["Empty"],
  contacts: [
    {
      name: "Ana",
      phone: "+14155550101",
      attributes: { city: "Rome", address: { street: "A", zip: "1" }, vip: true },
      lists: ["Friends"],
      tags: ["new"],
      conversations: [[Date.UTC(2026, 0, 5)]],
    },
    { name: "Bo", phone: "+14155550102" },
  ],
};

async function organization() {
  const api = await testApi();
  const ours = await api.addOrganization(people);
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ours.fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    });
  return { api, ours, send, ana: ours.contacts["+14155550101"] as string, bo: ours.contacts["+14155550102"] as string };
}

async function total({ caller }: TestOrganization): Promise<number | undefined> {
  return (await caller.contacts.list({ perPage: 1 })).paginationMeta.total;
}

async function json(response: Promise<JsonResponse> | JsonResponse, status: number) {
  const answer = await response;
  expect(answer.status).toBe(status);
  return answer.json();
}

test("a contact is created with its phone in E.164, its lists and tags, and answers with 201, Location and a version", async () => {
  const { api, ours, send } = await organization();
  await using _ = api;
  const response = await send("POST", "/api/contacts", {
    name: "  Cleo  ",
    phone: "(123) 555-0199",
    attributes: { city: "Oslo", ["__proto__"]: "kept" },
    listIds: [ours.lists.Friends],
    tagIds: [ours.tags.new],
  });
  const made = await json(response, 201);
  expect(made).toMatchObject({
    name: "Cleo",
    phone: "+11235550199",
    status: "Active",
    lists: [{ name: "Friends", numberOfContacts: 2 }],
    tags: [{ label: "new" }],
    conversations: [],
    warnings: ["+11235550199 is a possible phone number, but not a valid one"],
  });
  expect(response.headers.get("location")).toBe(`/api/contacts/${made.uniqueId}`);
  const read = await ours.fetch(response.headers.get("location") ?? "");
  expect(read.headers.get("etag")).toBe(response.headers.get("etag"));
  const { warnings, ...contact } = made;
  expect(await read.json()).toEqual(contact);
  expect(await total(ours)).toBe(3);
  expect(await api.counts.wrong()).toEqual([]);
});

test("attributes come back whole, whatever their keys are", async () => {
  const { api, ours } = await organization();
  await using _ = api;
  const attributes = '{"__proto__":"a","constructor":{"prototype":1},"toString":null,"ключ":[1,{"b":"c"}]}';
  const response = await ours.fetch("/api/contacts", {
    method: "POST",
    body: `{"phone":"+14155550103","attributes":${attributes}}`,
    headers: { "content-type": "application/json" },
  });
  const text = JSON.stringify((await json(response, 201)).attributes);
  expect(Object.entries(JSON.parse(text)).sort()).toEqual(Object.entries(JSON.parse(attributes)).sort());
});

test("a contact without a name is called by its phone", async () => {
  const { api, ours } = await organization();
  await using _ = api;
  expect(await ours.caller.contacts.create({ phone: "+34612345678" })).toMatchObject({
    name: "+34 612 34 56 78",
    warnings: [],
  });
});

test("what cannot be stored is refused with a pointer for each fault, and nothing is stored", async () => {
  const { api, ours, send } = await organization();
  await using _ = api;
  const bad = await json(
    send("POST", "/api/contacts", {
      name: "x".repeat(201),
      phone: 5,
      status: "Gone",
      attributes: [],
      nmae: "y",
      listIds: ["z"],
    }),
    422,
  );
  expect(bad.code).toBe("unprocessable");
  expect(bad.errors).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ in: "body", name: "name", code: "too_long", pointer: "/name" }),
      expect.objectContaining({ name: "phone", code: "invalid_type", pointer: "/phone" }),
      expect.objectContaining({ name: "status", allowed: ["Active", "Inactive", "Blocked"] }),
      expect.objectContaining({ name: "attributes", pointer: "/attributes" }),
      expect.objectContaining({ name: "nmae", code: "unknown", suggestion: "name", pointer: "/nmae" }),
      expect.objectContaining({ name: "listIds", pointer: "/listIds/0" }),
    ]),
  );
  const unknown = await json(
    send("POST", "/api/contacts", { phone: "12", listIds: [unknownId], tagIds: [ours.tags.new, unknownId] }),
    422,
  );
  expect(unknown.errors).toMatchObject([
    { in: "body", name: "phone", code: "not_a_phone", pointer: "/phone" },
    { name: "listIds", code: "not_found", pointer: "/listIds/0" },
    { name: "tagIds", code: "not_found", pointer: "/tagIds/1" },
  ]);
  const taken = await json(send("POST", "/api/contacts", { phone: "+1 415 555 0101" }), 409);
  expect(taken).toMatchObject({
    code: "phone_taken",
    existingId: ours.contacts["+14155550101"],
    errors: [{ in: "body", code: "taken" }],
  });
  for (const [text, status] of [
    ["{", 400],
    ["", 400],
    ["\ufeff", 400],
    ['"text"', 422],
    ["[]", 422],
  ] as const)
    expect(
      (
        await ours.fetch("/api/contacts", {
          method: "POST",
          body: text,
          headers: { "content-type": "application/json" },
        })
      ).status,
    ).toBe(status);
  expect((await ours.fetch("/api/contacts", { method: "POST", body: "name=x" })).status).toBe(415);
  const large = JSON.stringify({ phone: "+14155550103", name: "y".repeat(1_100_000) });
  expect(
    (
      await ours.fetch("/api/contacts", {
        method: "POST",
        body: large,
        headers: { "content-type": "application/json" },
      })
    ).status,
  ).toBe(413);
  expect(await total(ours)).toBe(2);
});

test("an array stores what can be stored, and says of every item what became of it", async () => {
  const { api, ours, send } = await organization();
  await using _ = api;
  const report = await json(
    send("POST", "/api/contacts", [
      { phone: "+14155550111", name: "One", tagIds: [ours.tags.new] },
      { phone: "nobody" },
      { phone: "+14155550101" },
      { phone: "+1 415 555 0111", name: "One again" },
      "text",
      { phone: "+14155550112", listIds: [unknownId] },
      { phone: "+14155550113", listsIds: [ours.lists.Friends] },
    ]),
    200,
  );
  expect(report).toMatchObject({ created: 2, failed: 5, message: "2 contacts created, 5 failed." });
  expect(report.results).toMatchObject([
    { index: 0, status: "created", contact: { name: "One", tags: [{ label: "new" }] } },
    {
      index: 1,
      status: "failed",
      error: { code: "unprocessable", errors: [{ code: "not_a_phone", pointer: "/phone" }] },
    },
    { index: 2, status: "failed", error: { code: "phone_taken", existingId: ours.contacts["+14155550101"] } },
    { index: 3, status: "failed", error: { code: "phone_taken", existingId: report.results[0].contact.uniqueId } },
    { index: 4, status: "failed", error: { code: "unprocessable" } },
    { index: 5, status: "failed", error: { code: "unprocessable", errors: [{ name: "listIds" }] } },
    { index: 6, status: "created", contact: { lists: [{ name: "Friends" }] } },
  ]);
  expect(await total(ours)).toBe(4);
  expect(await api.counts.wrong()).toEqual([]);
});

test("a patch changes what is given, merges attributes by RFC 7396, and replaces lists and tags", async () => {
  const { api, ours, send, ana } = await organization();
  await using _ = api;
  const changed = await json(
    send("PATCH", `/api/contacts/${ana}`, {
      status: "Blocked",
      attributes: { vip: null, address: { zip: null, door: 2 }, age: 30 },
      listIds: [ours.lists.Empty],
      tagIds: [],
    }),
    200,
  );
  expect(changed).toMatchObject({
    name: "Ana",
    status: "Blocked",
    attributes: { city: "Rome", address: { street: "A", door: 2 }, age: 30 },
    lists: [{ name: "Empty", numberOfContacts: 1 }],
    tags: [],
    conversations: [{ contactId: ana }],
  });
  expect(changed.attributes).not.toHaveProperty("vip");
  const blocked = await ours.caller.contacts.list({ status: ["Blocked"] });
  expect(blocked.paginationMeta.total).toBe(1);
  expect(await api.counts.wrong()).toEqual([]);
});

test("a patch that changes nothing leaves the version as it is", async () => {
  const { api, send, ours, ana } = await organization();
  await using _ = api;
  const before = await ours.caller.contacts.get({ uniqueId: ana });
  for (const body of [{}, { name: "Ana" }, { attributes: { city: "Rome" } }, { listIds: [ours.lists.Friends] }])
    expect((await json(send("PATCH", `/api/contacts/${ana}`, body), 200)).updatedAt).toBe(before.updatedAt);
  const after = await json(send("PATCH", `/api/contacts/${ana}`, { name: "" }), 200);
  expect(after).toMatchObject({ name: "+1 415 555 0101" });
  expect(after.updatedAt > before.updatedAt).toBe(true);
});

test("If-Match changes and deletes the version that is meant, and no other", async () => {
  const { api, ours, send, ana } = await organization();
  await using _ = api;
  const etag = (await ours.fetch(`/api/contacts/${ana}`)).headers.get("etag") ?? "";
  expect(etag).toMatch(/^"v\d+"$/);
  const first = await send("PATCH", `/api/contacts/${ana}`, { name: "First" }, { "if-match": etag });
  expect(first.status).toBe(200);
  for (const stale of [etag, '"v1"', '"other"', `W/${etag}`]) {
    expect(
      await json(send("PATCH", `/api/contacts/${ana}`, { name: "Late" }, { "if-match": stale }), 412),
    ).toMatchObject({ code: "precondition_failed" });
    expect((await send("POST", `/api/contacts/${ana}`, { phone: "+14155550101" }, { "if-match": stale })).status).toBe(
      412,
    );
    expect((await send("DELETE", `/api/contacts/${ana}`, undefined, { "if-match": stale })).status).toBe(412);
  }
  expect(await json(send("PATCH", `/api/contacts/${ana}`, { name: "x" }, { "if-match": "v1" }), 400)).toMatchObject({
    errors: [{ in: "header", name: "If-Match" }],
  });
  expect((await ours.caller.contacts.get({ uniqueId: ana })).name).toBe("First");
  expect(
    (await send("DELETE", `/api/contacts/${ana}`, undefined, { "if-match": first.headers.get("etag") ?? "" })).status,
  ).toBe(200);
  expect((await send("DELETE", `/api/contacts/${unknownId}`, undefined, { "if-match": etag })).status).toBe(404);
});

test("of two changes of one version at once exactly one wins", async () => {
  const { api, ours, ana } = await organization();
  await using _ = api;
  for (let round = 0; round < 5; round += 1) {
    const { updatedAt } = await ours.caller.contacts.get({ uniqueId: ana });
    const outcomes = await Promise.allSettled(
      ["a", "b", "c"].map((name) =>
        ours.caller.contacts.update({ uniqueId: ana, expectedUpdatedAt: updatedAt, name: `${name}${round}` }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
});

test("a phone cannot be taken from another contact, whether in turn or at once", async () => {
  const { api, ours, send, ana, bo } = await organization();
  await using _ = api;
  expect(await json(send("PATCH", `/api/contacts/${bo}`, { phone: "415-555-0101" }), 409)).toMatchObject({
    code: "phone_taken",
    existingId: ana,
  });
  const phone = "+14155550177";
  const outcomes = await Promise.allSettled([
    ours.caller.contacts.update({ uniqueId: ana, phone }),
    ours.caller.contacts.update({ uniqueId: bo, phone }),
    ours.caller.contacts.create({ phone }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason.cause.code).toBe("phone_taken");
});

test("a deleted contact leaves lists, totals and its phone, and comes back as it was", async () => {
  const { api, ours, send, ana } = await organization();
  await using _ = api;
  const before = await ours.caller.contacts.get({ uniqueId: ana });
  expect(await json(send("DELETE", `/api/contacts/${ana}`), 200)).toEqual({ data: true });
  expect((await ours.fetch(`/api/contacts/${ana}`)).status).toBe(404);
  expect((await send("DELETE", `/api/contacts/${ana}`)).status).toBe(404);
  expect((await ours.fetch(`/api/contacts/${ana}/conversations`)).status).toBe(404);
  const [conversation] = before.conversations ?? [];
  expect((await ours.fetch(`/api/conversations/${conversation?.uniqueId}/messages`)).status).toBe(404);
  expect(await total(ours)).toBe(1);
  const restored = await json(send("POST", `/api/contacts/${ana}/restore`), 200);
  expect({ ...restored, updatedAt: before.updatedAt }).toEqual(before);
  expect(await json(send("POST", `/api/contacts/${ana}/restore`), 200)).toMatchObject({ uniqueId: ana });
  expect((await send("POST", `/api/contacts/${unknownId}/restore`)).status).toBe(404);
  await send("DELETE", `/api/contacts/${ana}`);
  const heir = await ours.caller.contacts.create({ phone: "+14155550101" });
  expect(await json(send("POST", `/api/contacts/${ana}/restore`), 409)).toMatchObject({
    code: "phone_taken",
    existingId: heir.uniqueId,
  });
  expect(await api.counts.wrong()).toEqual([]);
});

test("a contact deleted over 30 days ago is gone with its conversations, and one within is not", async () => {
  const { api, ours, send, ana, bo } = await organization();
  await using _ = api;
  await ours.caller.contacts.deleteMany({ uniqueIds: [ana, bo] });
  const em = api.owner;
  await em.execute("update contact_tombstone set deleted_at = now() - interval '31 days' where id = ?", [ana]);
  await em.execute("update contact_tombstone set deleted_at = now() - interval '29 days' where id = ?", [bo]);
  expect((await send("POST", `/api/contacts/${ana}/restore`)).status).toBe(404);
  await forgetWhatIsOver(em);
  const left = await em.execute(
    "select (select count(*)::int from contact_tombstone) as kept, (select count(*)::int from conversation) as conversations, (select count(*)::int from message) as messages",
  );
  expect(left).toEqual([{ kept: 1, conversations: 0, messages: 0 }]);
  expect((await send("POST", `/api/contacts/${bo}/restore`)).status).toBe(200);
});

test("contacts are deleted by ids in the URL, and the others are named", async () => {
  const { api, ours, send, ana, bo } = await organization();
  await using _ = api;
  expect(await json(send("DELETE", `/api/contacts?id=${ana}&id=${unknownId}&id=${bo}&id=${ana}`), 200)).toEqual({
    data: true,
    deleted: 2,
    notFound: [unknownId],
  });
  expect(await total(ours)).toBe(0);
  expect(await json(send("DELETE", "/api/contacts"), 400)).toMatchObject({ errors: [{ in: "query", name: "id" }] });
});
