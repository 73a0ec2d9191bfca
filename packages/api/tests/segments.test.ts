import { ContactCriteria, type CreateSegmentInput, type ListContactsInput, limits, type Segment } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestApi, testApi } from "../src/testing/index.ts";
import { addTeam, call, read, unknownId, type Visitor } from "./people.ts";
import { loadDirectory } from "./reference/load-directory.ts";
import { largeDirectory } from "./reference/random-directory.ts";
import { query as anyQuery } from "./reference/random-query.ts";

const names = async (send: Visitor) =>
  (await read(send, "segments.list")).body.segments.map(({ name }: Segment) => name);

test("a personal segment is seen, counted and changed by its owner alone", async () => {
  await using api = await testApi();
  const { as, ids, ours } = await addTeam(api);
  const made = await call(as.Viewer, "segments.create", { name: " Mine ", criteria: { search: "ana" } });
  expect(made).toMatchObject({
    status: 200,
    body: {
      name: "Mine",
      criteria: { search: "ana", status: [], listMatch: "any" },
      sortBy: "createdAt",
      order: "desc",
      isShared: false,
      owner: { uniqueId: ids.Viewer, name: "viewer@ours.example" },
    },
  });
  const { uniqueId } = made.body;
  expect((await read(as.Viewer, "segments.list")).body).toEqual({ segments: [made.body] });
  const counted = { uniqueId, numberOfContacts: 1, relation: "eq" };
  expect((await read(as.Viewer, "segments.count", { uniqueId })).body).toEqual(counted);
  for (const other of [as.Owner, as.Agent]) {
    expect(await names(other)).toEqual([]);
    for (const [path, input] of [
      ["segments.update", { uniqueId, name: "Taken" }],
      ["segments.delete", { uniqueId }],
    ] as const)
      expect(await call(other, path, input)).toMatchObject({ status: 404 });
    expect((await read(other, "segments.count", { uniqueId })).status).toBe(404);
  }
  expect(await ours.caller.segments.list()).toEqual({ segments: [] });
  await expect(ours.caller.segments.create({ name: "A key's", criteria: {} })).rejects.toMatchObject({
    cause: { code: "forbidden" },
  });
  // The names of others stay free.
  expect((await call(as.Agent, "segments.create", { name: "Mine", criteria: {} })).status).toBe(200);
  expect(await call(as.Viewer, "segments.create", { name: "Mine", criteria: {} })).toMatchObject({
    status: 409,
    body: { code: "label_taken", errors: [{ name: "name" }] },
  });
  const changes = { uniqueId, name: "Blocked", criteria: { status: ["Blocked"] }, sortBy: "name", order: "asc" };
  const changed = (await call(as.Viewer, "segments.update", changes)).body;
  expect(changed).toMatchObject({ ...changes, criteria: { status: ["Blocked"], search: "" }, isShared: false });
  expect(changed.updatedAt > made.body.updatedAt).toBe(true);
  expect(await read(as.Viewer, "segments.list")).toMatchObject({ body: { segments: [changed] } });
  expect((await call(as.Viewer, "segments.delete", { uniqueId })).body).toEqual({ data: true });
  expect(await names(as.Viewer)).toEqual([]);
});

test("a shared segment is seen by all who see contacts, and is changed by who may share", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  const input = { name: "Everybody's", criteria: {}, isShared: true };
  expect((await call(as.Viewer, "segments.create", input)).body).toMatchObject({ code: "forbidden" });
  const { uniqueId } = (await call(as.Agent, "segments.create", input)).body;
  for (const visitor of Object.values(as)) expect(await names(visitor)).toEqual(["Everybody's"]);
  expect((await ours.caller.segments.list()).segments).toHaveLength(1);
  expect(await ours.caller.segments.count({ uniqueId })).toMatchObject({ numberOfContacts: 1 });
  for (const [path, changes] of [
    ["segments.update", { uniqueId, name: "x" }],
    ["segments.delete", { uniqueId }],
  ] as const)
    expect(await call(as.Viewer, path, changes)).toMatchObject({ status: 403 });
  expect((await call(as.Admin, "segments.update", { uniqueId, name: "All" })).body).toMatchObject({
    name: "All",
    owner: { name: "agent@ours.example" },
  });
  // Nobody takes for themselves, or gives to its owner alone, what is shared; its owner does.
  expect((await call(as.Admin, "segments.update", { uniqueId, isShared: false })).status).toBe(403);
  expect((await call(as.Agent, "segments.update", { uniqueId, isShared: false })).status).toBe(200);
  expect(await names(as.Admin)).toEqual([]);
  const own = (await call(as.Viewer, "segments.create", { name: "All", criteria: {} })).body.uniqueId;
  expect((await call(as.Viewer, "segments.update", { uniqueId: own, isShared: true })).status).toBe(403);
  await call(as.Agent, "segments.update", { uniqueId, isShared: true });
  const again = (await call(as.Admin, "segments.create", { name: "All", criteria: {} })).body.uniqueId;
  expect((await call(as.Admin, "segments.update", { uniqueId: again, isShared: true })).body).toMatchObject({
    code: "label_taken",
  });
  expect((await call(as.Owner, "segments.delete", { uniqueId })).status).toBe(200);
});

test("who leaves takes their own segments along; what they shared stays, and is nobody's", async () => {
  await using api = await testApi();
  const { as, ids, ours } = await addTeam(api);
  await call(as.Agent, "segments.create", { name: "Own", criteria: {} });
  await call(as.Agent, "segments.create", { name: "Shared", criteria: {}, isShared: true });
  expect((await call(as.Owner, "members.delete", { userId: ids.Agent })).status).toBe(200);
  expect((await ours.caller.segments.list()).segments).toMatchObject([{ name: "Shared", owner: null }]);
  expect(await api.owner.execute("select name from segment")).toEqual([{ name: "Shared" }]);
  expect((await ours.caller.audit.list({ recordKinds: ["segment"], actions: ["deleted"] })).events).toMatchObject([
    { record: { name: "Own" }, actor: { name: "owner@ours.example" } },
  ]);
});

test("REST makes, reads, changes, counts and deletes segments, and names what is wrong with one", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [
      { name: "Ana", phone: "+14155550101", lists: ["VIP"], attributes: { city: "Vigo" } },
      { name: "Bo", phone: "+14155550102", lists: ["VIP"] },
    ],
  });
  const send = (method: string, path: string, body?: unknown) =>
    ours.fetch(`/api/segments${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  const criteria = { listIds: [ours.lists.VIP], filter: { field: "attributes.city", op: "eq", value: "Vigo" } };
  const made = await send("POST", "", { name: "Vigo", criteria, isShared: true });
  const segment = await made.json();
  expect([made.status, made.headers.get("location")]).toEqual([201, `/api/segments/${segment.uniqueId}`]);
  expect(await (await send("GET", "")).json()).toEqual({ segments: [segment] });
  const path = `/${segment.uniqueId}`;
  const count = async () => (await (await send("GET", `${path}/count`)).json()).numberOfContacts;
  expect(await count()).toBe(1);
  expect(await (await send("PATCH", path, { criteria: { listIds: [ours.lists.VIP] } })).json()).toMatchObject({
    name: "Vigo",
    criteria: { listIds: [ours.lists.VIP] },
  });
  expect(await count()).toBe(2);
  // A list that is gone has no members; the segment stays.
  await ours.caller.lists.delete({ uniqueId: ours.lists.VIP ?? "" });
  expect(await count()).toBe(0);
  const long = {
    filter: { and: Array.from({ length: 5 }, () => ({ field: "name", op: "eq", value: "é".repeat(900) })) },
  };
  for (const [body, name, code] of [
    [{ criteria: {}, isShared: true }, "name", "invalid_type"],
    [{ name: "x".repeat(limits.segmentNameCharacters + 1), criteria: {} }, "name", "too_long"],
    [{ name: "x", criteria: { status: ["Gone"] } }, "criteria", "invalid_value"],
    [{ name: "x", criteria: { createdAfter: "2026-01-02", createdBefore: "2026-01-01" } }, "criteria", "conflicting"],
    [{ name: "x", criteria: long }, "criteria", "too_long"],
    [{ name: "x", criteria: {}, sortBy: "size" }, "sortBy", "invalid_value"],
  ] as const) {
    const refused = await send("POST", "", body);
    expect([refused.status, (await refused.json()).errors], JSON.stringify(body).slice(0, 80)).toMatchObject([
      422,
      [{ name, code }],
    ]);
  }
  expect((await send("DELETE", path)).status).toBe(200);
  for (const [method, at] of [
    ["DELETE", path],
    ["GET", `${path}/count`],
    ["DELETE", `/${unknownId}`],
  ] as const)
    expect((await send(method, at)).status).toBe(404);
});

test("a person has so many segments and an organization shares so many, and no more", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  await fill(api, ours.organizationId, { count: limits.sharedSegments });
  const one = { name: "One more", criteria: {}, isShared: true };
  await expect(ours.caller.segments.create(one)).rejects.toMatchObject({ cause: { code: "conflict" } });
  const own = await call(as.Agent, "segments.create", { ...one, isShared: false });
  expect(own.status).toBe(200);
  const { uniqueId } = own.body;
  expect((await call(as.Agent, "segments.update", { uniqueId, isShared: true })).body.code).toBe("conflict");
  await fill(api, ours.organizationId, { count: limits.segmentsPerPerson - 1, ownerId: own.body.owner.uniqueId });
  const another = { name: "Another", criteria: {} };
  expect((await call(as.Agent, "segments.create", another)).body.code).toBe("conflict");
  expect((await call(as.Viewer, "segments.create", another)).status).toBe(200);
});

/** What of a query narrows contacts. */
function criteriaOf(query: ListContactsInput): CreateSegmentInput["criteria"] {
  const names = Object.keys(ContactCriteria.shape);
  return Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)));
}

function fill(api: TestApi, organizationId: string, { count, ownerId }: { count: number; ownerId?: string }) {
  return api.owner.execute(
    `insert into segment (organization_id, name, criteria, sort_by, sort_order, is_shared, owner_id)
      select ?::uuid, 'Segment ' || n, '{}', 'name', 'asc', ?::boolean, ?::uuid from generate_series(1, ?::int) n`,
    [organizationId, ownerId === undefined, ownerId ?? null, count],
  );
}

test("a segment's count is the total of a list of contacts by the same criteria, whatever they are", async () => {
  await using api = await testApi();
  const data = largeDirectory(300);
  const ours = await api.addOrganization({ defaultRegion: data.region });
  await loadDirectory(api.owner, { ...data, organizationId: ours.organizationId });
  const property = fc.asyncProperty(anyQuery, async (ask) => {
    const criteria = criteriaOf(ask(data).query);
    const { uniqueId } = await ours.caller.segments.create({ name: "Any", criteria, isShared: true });
    const { numberOfContacts, relation } = await ours.caller.segments.count({ uniqueId });
    const { paginationMeta } = await ours.caller.contacts.list({ ...criteria, perPage: 1, include: [] });
    expect([numberOfContacts, relation]).toEqual([paginationMeta.total, paginationMeta.totalRelation]);
    await ours.caller.segments.delete({ uniqueId });
  });
  await fc.assert(property, { numRuns: 60 });
});
