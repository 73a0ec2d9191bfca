import { forgetWhatIsOver } from "@roster/db";
import type { AuditEvent } from "@roster/domain";
import { expect, test } from "vitest";
import { appRouter } from "../src/router.ts";
import { type TestApi, type TestOrganization, testApi } from "../src/testing/index.ts";
import { call, password, signedIn, tokenOf } from "./people.ts";

const ana = "+14155550101";
const bo = "+14155550102";
const content = {
  contacts: [
    { name: "Ana", phone: ana, lists: ["VIP"], tags: ["Gold"], attributes: { city: "Rome" } },
    { name: "Bo", phone: bo },
  ],
};

interface Given {
  api: TestApi;
  ours: TestOrganization;
  userId: string;
}

/** What each change says in the log, newest first: every mutation of an organization is here, or the test fails. */
const changes: Record<string, (given: Given) => Promise<string[]>> = {
  "contacts.create": async ({ ours }) => {
    await ours.caller.contacts.create({ name: "Cy", phone: "+14155550103" });
    return ["created contact Cy"];
  },
  "contacts.createMany": async ({ ours }) => {
    await ours.caller.contacts.createMany({
      contacts: [{ name: "Di", phone: "+14155550104" }, { phone: "no" }, { name: "Ana", phone: ana }],
    });
    return ["created contact Di"];
  },
  "contacts.update": async ({ ours }) => {
    await ours.caller.contacts.update({
      uniqueId: idOf(ours, ana),
      status: "Blocked",
      listIds: [],
      attributes: { city: "Oslo" },
    });
    return [
      'updated contact Ana {"attributes":{"to":{"city":"Oslo"},"from":{"city":"Rome"}},"listIds":{"added":[],"removed":["VIP"]},"status":{"to":"Blocked","from":"Active"}}',
    ];
  },
  "contacts.replace": async ({ ours }) => {
    await ours.caller.contacts.replace({ uniqueId: idOf(ours, bo), name: "Bob", phone: bo });
    return ['updated contact Bob {"name":{"to":"Bob","from":"Bo"}}'];
  },
  "contacts.delete": async ({ ours }) => {
    await ours.caller.contacts.delete({ uniqueId: idOf(ours, ana) });
    return ["deleted contact Ana"];
  },
  "contacts.deleteMany": async ({ ours }) => {
    await ours.caller.contacts.deleteMany({ uniqueIds: [idOf(ours, ana), crypto.randomUUID()] });
    return ["deleted contact Ana"];
  },
  "contacts.restore": async ({ ours }) => {
    await ours.caller.contacts.delete({ uniqueId: idOf(ours, ana) });
    await ours.caller.contacts.restore({ uniqueId: idOf(ours, ana) });
    return ["restored contact Ana", "deleted contact Ana"];
  },
  "contacts.merge": async ({ ours }) => {
    await ours.caller.contacts.merge({ uniqueId: idOf(ours, bo), others: [{ uniqueId: idOf(ours, ana) }] });
    return [
      'deleted contact Ana {"mergedInto":{"to":"Bo"}}',
      'updated contact Bo {"attributes":{"from":{},"to":{"city":"Rome"}},"listIds":{"added":["VIP"],"removed":[]},"mergedFrom":{"added":["Ana"]},"tagIds":{"added":["Gold"],"removed":[]}}',
    ];
  },
  "contacts.unmerge": async ({ ours }) => {
    const merge = { uniqueId: idOf(ours, bo), others: [{ uniqueId: idOf(ours, ana) }] };
    const { mergeId } = await ours.caller.contacts.merge({
      ...merge,
      choices: { attributes: { city: merge.uniqueId } },
    });
    await ours.caller.contacts.unmerge({ mergeId });
    return [
      'deleted contact Ana {"mergedInto":{"to":"Bo"}}',
      "restored contact Ana",
      'updated contact Bo {"listIds":{"added":["VIP"],"removed":[]},"mergedFrom":{"added":["Ana"]},"tagIds":{"added":["Gold"],"removed":[]}}',
      'updated contact Bo {"listIds":{"added":[],"removed":["VIP"]},"mergedFrom":{"removed":["Ana"]},"tagIds":{"added":[],"removed":["Gold"]}}',
    ];
  },
  "duplicates.dismiss": async ({ ours }) => {
    const uniqueIds = [idOf(ours, ana), idOf(ours, bo)];
    await ours.caller.duplicates.dismiss({ uniqueIds });
    await ours.caller.duplicates.dismiss({ uniqueIds });
    return [
      'updated contact Ana {"differentFrom":{"added":["Bo"]}}',
      'updated contact Bo {"differentFrom":{"added":["Ana"]}}',
    ];
  },
  "duplicates.undismiss": async ({ ours }) => {
    const uniqueIds = [idOf(ours, ana), idOf(ours, bo)];
    await ours.caller.duplicates.undismiss(await dismissalOf(ours, uniqueIds));
    return [
      'updated contact Ana {"differentFrom":{"added":["Bo"]}}',
      'updated contact Ana {"differentFrom":{"removed":["Bo"]}}',
      'updated contact Bo {"differentFrom":{"added":["Ana"]}}',
      'updated contact Bo {"differentFrom":{"removed":["Ana"]}}',
    ];
  },
  "contacts.bulk": async ({ ours }) => {
    await ours.caller.contacts.bulk({
      criteria: { status: ["Active"] },
      expectedCount: 2,
      changes: {
        status: "Inactive",
        addListIds: [ours.lists.VIP ?? ""],
        removeTagIds: [ours.tags.Gold ?? ""],
        attributes: { seen: true },
      },
    });
    return [
      'started bulk - {"count":{"to":2},"changes":{"to":{"status":"Inactive","addListIds":["VIP"],"attributes":{"seen":true},"removeTagIds":["Gold"]}}}',
      'updated contact Ana {"attributes":{"to":{"city":"Rome","seen":true},"from":{"city":"Rome"}}}',
      'updated contact Ana {"status":{"to":"Inactive","from":"Active"}}',
      'updated contact Ana {"tagIds":{"removed":["Gold"]}}',
      'updated contact Bo {"attributes":{"to":{"seen":true},"from":{}}}',
      'updated contact Bo {"listIds":{"added":["VIP"]}}',
      'updated contact Bo {"status":{"to":"Inactive","from":"Active"}}',
    ];
  },
  "contacts.undoBulk": async ({ ours }) => {
    const { bulkId } = await ours.caller.contacts.bulk({ ids: [idOf(ours, bo)], changes: { status: "Blocked" } });
    await ours.caller.contacts.undoBulk({ bulkId: bulkId ?? "" });
    return [
      'started bulk - {"count":{"to":1},"changes":{"to":{"status":"Blocked"}}}',
      'updated contact Bo {"status":{"to":"Blocked","from":"Active"}}',
      `started bulk - {"count":{"to":1},"undoes":{"to":"${bulkId}"}}`,
      'updated contact Bo {"status":{"to":"Active","from":"Blocked"}}',
    ];
  },
  "contacts.undoChange": async ({ ours }) => {
    const uniqueId = idOf(ours, bo);
    await ours.caller.contacts.update({ uniqueId, name: "Bob" });
    const [event] = (await ours.caller.audit.list({ recordId: uniqueId })).events;
    await ours.caller.contacts.undoChange({ eventId: event?.uniqueId ?? "" });
    return [
      'updated contact Bob {"name":{"to":"Bob","from":"Bo"}}',
      `started bulk - {"count":{"to":1},"undoes":{"to":"${event?.uniqueId}"}}`,
      'updated contact Bo {"name":{"to":"Bo","from":"Bob"}}',
    ];
  },
  "contacts.import": async ({ ours }) => {
    await ours.caller.contacts.delete({ uniqueId: idOf(ours, bo) });
    const file = `name,phone,city\nAnna,${ana},Rome\nBo,${bo},Bonn\nEd,+14155550105,\nFay,no,\n`;
    await ours.caller.contacts.import({ content: file, fileName: "people.csv" });
    await ours.caller.contacts.import({ content: file, fileName: "dry.csv", dryRun: true });
    return [
      'imported import people.csv {"read":{"to":4},"created":{"to":1},"updated":{"to":1},"rejected":{"to":1},"restored":{"to":1},"duplicate":{"to":0},"unchanged":{"to":0}}',
      'updated contact Anna {"name":{"to":"Anna","from":"Ana"}}',
      'updated contact Bo {"attributes":{"to":{"city":"Bonn"},"from":{}}}',
      "deleted contact Bo",
      "restored contact Bo",
    ];
  },
  "contacts.startImport": async ({ ours }) => {
    const file = "name,phone\nEd,+14155550105\nFay,no\n";
    const { importId } = await ours.caller.contacts.import({ content: file, fileName: "tried.csv", dryRun: true });
    await ours.caller.contacts.startImport({ importId });
    return [
      'imported import tried.csv {"read":{"to":2},"created":{"to":1},"updated":{"to":0},"rejected":{"to":1},"restored":{"to":0},"duplicate":{"to":0},"unchanged":{"to":0}}',
    ];
  },
  "lists.create": async ({ ours }) => {
    await ours.caller.lists.create({ name: "New" });
    return ["created list New"];
  },
  "lists.update": async ({ ours }) => {
    await ours.caller.lists.update({ uniqueId: ours.lists.VIP ?? "", name: "Very", tagIds: [ours.tags.Gold ?? ""] });
    return ['updated list Very {"name":{"to":"Very","from":"VIP"},"tagIds":{"to":["Gold"],"from":[]}}'];
  },
  "lists.delete": async ({ ours }) => {
    await ours.caller.lists.delete({ uniqueId: ours.lists.VIP ?? "" });
    return ["deleted list VIP"];
  },
  "tags.create": async ({ ours }) => {
    await ours.caller.tags.create({ label: "New" });
    return ["created tag New"];
  },
  "tags.update": async ({ ours }) => {
    await ours.caller.tags.update({ uniqueId: ours.tags.Gold ?? "", label: "Silver" });
    return ['updated tag Silver {"label":{"to":"Silver","from":"Gold"}}'];
  },
  "tags.delete": async ({ ours }) => {
    await ours.caller.tags.delete({ uniqueId: ours.tags.Gold ?? "" });
    return ["deleted tag Gold"];
  },
  "segments.create": async ({ ours }) => {
    await ours.caller.segments.create({ name: "Blocked", criteria: { status: ["Blocked"] }, isShared: true });
    return [
      `created segment Blocked {"criteria":{"from":null,"to":${criteria("Blocked")}},"isShared":{"to":true,"from":null}}`,
    ];
  },
  "segments.update": async ({ ours }) => {
    const input = { name: "Blocked", criteria: { status: ["Blocked" as const] }, isShared: true };
    const { uniqueId } = await ours.caller.segments.create(input);
    await ours.caller.segments.update({ uniqueId, name: "Idle", criteria: { status: ["Inactive"] }, sortBy: "name" });
    return [
      `created segment Blocked {"criteria":{"from":null,"to":${criteria("Blocked")}},"isShared":{"to":true,"from":null}}`,
      `updated segment Idle {"name":{"to":"Idle","from":"Blocked"},"criteria":{"from":${criteria("Blocked")},"to":${criteria("Inactive")}},"sortBy":{"from":"createdAt","to":"name"}}`,
    ];
  },
  "segments.delete": async ({ ours }) => {
    const { uniqueId } = await ours.caller.segments.create({ name: "All", criteria: {}, isShared: true });
    await ours.caller.segments.delete({ uniqueId });
    return [
      "deleted segment All",
      `created segment All {"criteria":{"from":null,"to":${criteria()}},"isShared":{"to":true,"from":null}}`,
    ];
  },
  "keys.create": async ({ ours }) => {
    await ours.caller.keys.create({ name: "shop", permissions: ["Get:Contact"] });
    return ['created key shop {"permissions":{"to":["Get:Contact"],"from":null}}'];
  },
  "keys.delete": async ({ ours }) => {
    const { uniqueId } = await ours.caller.keys.create({ name: "shop", permissions: ["Get:Contact"] });
    await ours.caller.keys.delete({ uniqueId });
    return ["deleted key shop", 'created key shop {"permissions":{"to":["Get:Contact"],"from":null}}'];
  },
  "members.update": async ({ ours, userId }) => {
    await ours.caller.members.update({ userId, role: "Viewer" });
    return ['updated member mo@example.com {"role":{"to":"Viewer","from":"Agent"}}'];
  },
  "members.delete": async ({ ours, userId }) => {
    await ours.caller.members.delete({ userId });
    return ["deleted member mo@example.com"];
  },
  "members.transferOwnership": async ({ api, ours, userId }) => {
    const email = "ow@example.com";
    await api.addUser({ email, password, organizationIds: [ours.organizationId] });
    await call(await signedIn(api, email), "members.transferOwnership", { userId });
    return [
      'joined member ow@example.com {"role":{"to":"Owner"}}',
      "signed in session -",
      'updated member mo@example.com {"role":{"to":"Owner","from":"Agent"}}',
      'updated member ow@example.com {"role":{"to":"Admin","from":"Owner"}}',
    ];
  },
  "organizations.update": async ({ ours }) => {
    await ours.caller.organizations.update({ name: "New name" });
    return ['updated organization New name {"name":{"to":"New name","from":"Test"}}'];
  },
  "invitations.create": async ({ ours }) => {
    await ours.caller.invitations.create({ email: "new@example.com", role: "Viewer" });
    return ['created invitation new@example.com {"role":{"to":"Viewer","from":null}}'];
  },
  "invitations.delete": async ({ ours }) => {
    const { uniqueId } = await ours.caller.invitations.create({ email: "new@example.com", role: "Viewer" });
    await ours.caller.invitations.delete({ uniqueId });
    return [
      'created invitation new@example.com {"role":{"to":"Viewer","from":null}}',
      "deleted invitation new@example.com",
    ];
  },
  "roles.create": async ({ ours }) => {
    await ours.caller.roles.create({ name: "Reader", permissions: ["Get:List"] });
    return ['created role Reader {"permissions":{"to":["Get:List"],"from":null}}'];
  },
  "roles.update": async ({ ours }) => {
    const { uniqueId } = await ours.caller.roles.create({ name: "Reader", permissions: ["Get:List"] });
    await ours.caller.roles.update({ uniqueId, permissions: ["Get:Tag"] });
    return [
      'updated role Reader {"permissions":{"to":["Get:Tag"],"from":["Get:List"]}}',
      'created role Reader {"permissions":{"to":["Get:List"],"from":null}}',
    ];
  },
  "roles.delete": async ({ ours }) => {
    const { uniqueId } = await ours.caller.roles.create({ name: "Reader", permissions: ["Get:List"] });
    await ours.caller.roles.delete({ uniqueId });
    return ["deleted role Reader", 'created role Reader {"permissions":{"to":["Get:List"],"from":null}}'];
  },
};

/** Criteria of a status and nothing else, as they are kept. */
function criteria(...status: string[]): string {
  return JSON.stringify({ status, listIds: [], listMatch: "any", tagIds: [], tagMatch: "any", search: "" });
}

async function dismissalOf({ caller }: TestOrganization, uniqueIds: string[]): Promise<{ dismissalId: string }> {
  const { dismissalId } = await caller.duplicates.dismiss({ uniqueIds });
  return { dismissalId };
}

function idOf(ours: TestOrganization, phone: string): string {
  return ours.contacts[phone] ?? "";
}

/** An event as one line; the ids of lists, tags and contacts are their names. */
function lineOf({ action, record, changes: made }: AuditEvent, ours: TestOrganization): string {
  const people = { Ana: idOf(ours, ana), Bo: idOf(ours, bo) };
  const names = Object.entries({ ...ours.lists, ...ours.tags, ...people });
  const text = names.reduce((line, [name, id]) => line.replaceAll(id, name), JSON.stringify(made));
  return [action, record.kind, record.name ?? "-", ...(text === "{}" ? [] : [text])].join(" ");
}

/** A line with the members of its JSON in one order. */
function inOrder(line: string): string {
  const [, words = "", json = "{}"] = /^([^{]*)(\{.*)?$/.exec(line) ?? [];
  const sorted = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value;
  return `${words.trim()} ${JSON.stringify(JSON.parse(json), sorted)}`;
}

async function given(api: TestApi): Promise<Given> {
  const ours = await api.addOrganization(content);
  const email = "mo@example.com";
  const userId = await api.addUser({
    email: `${crypto.randomUUID()}@example.com`,
    password,
    organizationIds: [ours.organizationId],
    role: "Agent",
  });
  await api.owner.execute("delete from app_user where email = ?", [email]);
  await api.owner.execute("update app_user set email = ? where id = ?", [email, userId]);
  return { api, ours, userId };
}

function mutations(): string[] {
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  return Object.entries(appRouter._def.procedures as any).flatMap(([path, procedure]: [string, any]) =>
    procedure._def.type === "mutation" && procedure._def.meta?.permission ? [path] : [],
  );
}

test("every change of every procedure is in the log, with what became of each record", async () => {
  await using api = await testApi();
  expect(Object.keys(changes).sort()).toEqual(mutations().sort());
  for (const [path, change] of Object.entries(changes)) {
    const made = await given(api);
    const before = (await made.ours.caller.audit.list({})).events.map(({ uniqueId }) => uniqueId);
    const expected = await change(made);
    const { events } = await made.ours.caller.audit.list({ perPage: 100 });
    const added = events.filter(({ uniqueId }) => !before.includes(uniqueId));
    // Events of one statement have one moment, and no order among themselves.
    expect(added.map((event) => inOrder(lineOf(event, made.ours))).sort(), path).toEqual(expected.map(inOrder).sort());
  }
});

test("an event says who did it, by which key or session, from where and in which request", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  const created = await ours.fetch("/api/tags", {
    method: "POST",
    body: JSON.stringify({ label: "By key" }),
    headers: { "content-type": "application/json", "x-forwarded-for": "198.51.100.1" },
  });
  const { keyId } = (
    await api.owner.execute<[{ keyId: string }]>('select id as "keyId" from api_key where organization_id = ?', [
      ours.organizationId,
    ])
  )[0];
  const [byKey] = (await ours.caller.audit.list({ recordKinds: ["tag"] })).events;
  expect(byKey).toMatchObject({
    action: "created",
    actor: { kind: "key", uniqueId: keyId, name: "test", sessionId: null, address: "127.0.0.1" },
    record: { kind: "tag", uniqueId: (await created.json()).uniqueId, name: "By key" },
    requestId: created.headers.get("x-request-id"),
  });

  const email = "ada@example.com";
  const userId = await api.addUser({ email, password, organizationIds: [ours.organizationId] });
  const send = await signedIn(api, email);
  await call(send, "tags.create", { label: "By person" });
  const { events } = await ours.caller.audit.list({ actorId: userId });
  const sessionId = events[0]?.actor.sessionId;
  expect(sessionId).toMatch(/^[0-9a-f-]{36}$/);
  expect(events).toMatchObject([
    { action: "created", record: { kind: "tag", name: "By person" }, actor: { kind: "person", name: email } },
    {
      action: "signed in",
      record: { kind: "session", uniqueId: sessionId },
      actor: { sessionId, address: "127.0.0.1" },
    },
  ]);
});

test("a change that is refused, or that changes nothing, is not in the log", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  const before = await ours.caller.audit.list({});
  const uniqueId = idOf(ours, ana);
  const refused = [
    () => ours.caller.contacts.create({ phone: ana }),
    () => ours.caller.contacts.update({ uniqueId, phone: bo, listIds: [] }),
    () => ours.caller.contacts.update({ uniqueId, name: "New", expectedUpdatedAt: "2020-01-01T00:00:00.000Z" }),
    () => ours.caller.contacts.bulk({ criteria: {}, expectedCount: 7, changes: { delete: true } }),
    () => ours.caller.contacts.undoBulk({ bulkId: crypto.randomUUID() }),
    () => ours.caller.lists.update({ uniqueId: crypto.randomUUID(), name: "x" }),
    () => ours.caller.tags.create({ label: "Gold" }),
    () => ours.caller.contacts.import({ content: "no,columns\n" }),
  ];
  for (const attempt of refused) await expect(attempt()).rejects.toThrow();
  await ours.caller.contacts.update({ uniqueId, name: "Ana", tagIds: [ours.tags.Gold ?? ""] });
  await ours.caller.contacts.bulk({ criteria: {}, changes: { delete: true }, dryRun: true });
  expect(await ours.caller.audit.list({})).toEqual(before);
});

test("an export is in the log with what was asked for, once it is read", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  await (await ours.fetch("/api/contacts/export", { method: "HEAD" })).text();
  await (await ours.fetch("/api/contacts/export?status=Active&format=vcf")).text();
  const { events } = await ours.caller.audit.list({ actions: ["exported"] });
  expect(events).toMatchObject([
    {
      record: { kind: "export", uniqueId: null, name: "vcf" },
      changes: { count: { to: 2 }, criteria: { to: { status: ["Active"] } } },
    },
  ]);
});

test("the log is read page by page, by action, record, actor and time, over REST too", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  for (let n = 0; n < 5; n += 1) await ours.caller.tags.create({ label: `t${n}` });
  const { uniqueId } = await ours.caller.lists.create({ name: "L" });
  const get = async (query: string) => {
    const response = await ours.fetch(`/api/audit?${query}`);
    const body = await response.json();
    return { status: response.status, ...body, names: body.events?.map((event: AuditEvent) => event.record.name) };
  };
  const first = await get("action=created&record_kind=tag&per_page=2");
  expect(first.names).toEqual(["t4", "t3"]);
  expect(first.paginationMeta).toMatchObject({ total: 5, totalPages: 3, hasNext: true, per_page: 2 });
  const second = await get(`action=created&record_kind=tag&per_page=2&cursor=${first.paginationMeta.nextCursor}`);
  expect(second.names).toEqual(["t2", "t1"]);
  expect(
    await get(`action=deleted&record_kind=tag&per_page=2&cursor=${first.paginationMeta.nextCursor}`),
  ).toMatchObject({
    status: 400,
    errors: [{ name: "cursor" }],
  });
  expect((await get(`record_id=${uniqueId}`)).names).toEqual(["L"]);
  const [t2] = second.events;
  const from = encodeURIComponent(t2.createdAt);
  expect((await get(`record_kind=tag&from=${from}&count=none`)).names).toEqual(["t4", "t3", "t2"]);
  expect((await get(`record_kind=tag&to=${from}`)).names).toEqual(["t1", "t0"]);
  expect((await get("record_kind=tag&count=none")).paginationMeta).not.toHaveProperty("total");
  expect((await get(`actor_id=${crypto.randomUUID()}`)).names).toEqual([]);
  expect(await get("action=broken")).toMatchObject({
    status: 400,
    errors: [{ name: "action", detail: expect.stringContaining("exported") }],
  });
});

test("nobody changes or deletes what the log says, but of a contact that is forgotten it keeps no name and no value", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  const uniqueId = idOf(ours, ana);
  await ours.caller.contacts.update({ uniqueId, name: "Anna" });
  await ours.caller.contacts.delete({ uniqueId });
  for (const statement of [
    "update audit_event set actor_name = 'x'",
    "delete from audit_event",
    "truncate audit_event",
  ])
    await expect(api.db.fork().execute(statement)).rejects.toThrow(/permission denied/);
  await api.owner.execute("update contact_tombstone set deleted_at = now() - interval '31 days'");
  await forgetWhatIsOver(api.db.fork());
  const { events } = await ours.caller.audit.list({ recordId: uniqueId });
  expect(events.map(({ action, record, changes: made }) => [action, record.name, made])).toEqual([
    ["deleted", null, {}],
    ["updated", null, {}],
  ]);
});

test("what goes on after a crash is still its maker's", async () => {
  await using api = await testApi();
  const { ours } = await given(api);
  const { bulkId } = await ours.caller.contacts.bulk({ ids: [idOf(ours, ana)], changes: { status: "Blocked" } });
  await api.owner.execute("update bulk_job set state = 'running', done = 0, count = 1 where id = ?", [bulkId]);
  await api.owner.execute("insert into bulk_item (organization_id, bulk_id, n, contact_id) values (?, ?, 1, ?)", [
    ours.organizationId,
    bulkId,
    idOf(ours, bo),
  ]);
  api.services.bulkChanges.start();
  await expect
    .poll(async () => (await ours.caller.audit.list({ recordId: idOf(ours, bo) })).events)
    .toMatchObject([{ action: "updated", actor: { kind: "key", name: "test" } }]);
});

test("people who come, make organizations and leave say so themselves", async () => {
  await using api = await testApi({ signUp: "open" });
  const { ours } = await given(api);
  const email = "ada@example.com";
  const { link } = await ours.caller.invitations.create({ email, role: "Admin" });
  await ours.caller.account.signUp({ invitation: tokenOf(link), name: "Ada", password });
  const send = await signedIn(api, email);
  const made = await call(send, "organizations.create", { name: "Ada's" });
  await api.addUser({ email: "eve@example.com", password, organizationIds: [ours.organizationId] });
  await call(send, "organizations.leave", { organizationId: ours.organizationId });
  const { events } = await ours.caller.audit.list({ perPage: 4 });
  expect(events.map((event) => [event.actor.name, lineOf(event, ours)])).toEqual([
    ["Ada", "left member ada@example.com"],
    ["Roster", 'joined member eve@example.com {"role":{"to":"Owner"}}'],
    ["Ada", "signed in session -"],
    ["Ada", 'joined member ada@example.com {"role":{"to":"Admin","from":null}}'],
  ]);
  const own = await call(send, "organizations.activate", { organizationId: made.body.uniqueId });
  expect(own.status).toBe(200);
  const log = await send("GET", "/api/audit");
  expect(log.body.events).toMatchObject([
    { action: "created", record: { kind: "organization", name: "Ada's" }, actor: { kind: "person", name: "Ada" } },
  ]);
});
