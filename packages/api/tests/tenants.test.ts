import { expect, test } from "vitest";
import type { Route } from "../src/rest/route.ts";
import { routes } from "../src/rest/routes.ts";
import { appRouter } from "../src/router.ts";
import { fetch, testApi } from "../src/testing/index.ts";

const phone = "+14155550001";
const theirs = {
  name: "Secret organization",
  contacts: [
    {
      name: "Theirs",
      phone,
      lists: ["Secret list"],
      tags: ["Secret tag"],
      attributes: { secret: "Secret attribute" },
      conversations: [[Date.UTC(2026, 0, 1)]],
    },
  ],
};
const secrets = /Secret|Theirs/;

/** Every procedure with the other organization's ids in every position. A procedure that is missing here fails the test. */
function hostileCalls(other: {
  contactId: string;
  conversationId: string;
  keyId: string;
  userId: string;
  roleId: string;
  invitationId: string;
  bulkId: string;
  eventId: string;
  mergeId: string;
  dismissalId: string;
  listId: string;
  tagId: string;
  segmentId: string;
  importId: string;
  organizationId: string;
  cursor: string;
}) {
  return {
    "contacts.list": [
      {},
      { listIds: [other.listId] },
      { tagIds: [other.tagId], tagMatch: "any" },
      { search: "Theirs" },
      { search: phone },
      { cursor: other.cursor, perPage: 1 },
    ],
    "contacts.get": [{ uniqueId: other.contactId }],
    "contacts.create": [
      { phone, listIds: [other.listId] },
      { phone, tagIds: [other.tagId] },
    ],
    "contacts.createMany": [{ contacts: [{ phone, listIds: [other.listId] }] }],
    "contacts.update": [{ uniqueId: other.contactId, name: "Mine" }],
    "contacts.replace": [{ uniqueId: other.contactId, name: "Mine", phone }],
    "contacts.delete": [{ uniqueId: other.contactId }],
    "contacts.deleteMany": [{ uniqueIds: [other.contactId] }],
    "contacts.restore": [{ uniqueId: other.contactId }],
    "contacts.merge": [
      { uniqueId: other.contactId, others: [{ uniqueId: other.organizationId }] },
      { uniqueId: other.organizationId, others: [{ uniqueId: other.contactId }] },
    ],
    "contacts.unmerge": [{ mergeId: other.mergeId }],
    "duplicates.list": [{}, { contactId: other.contactId }],
    "duplicates.dismiss": [{ uniqueIds: [other.contactId, other.organizationId] }],
    "duplicates.undismiss": [{ dismissalId: other.dismissalId }],
    "contacts.bulk": [
      { ids: [other.contactId], changes: { delete: true } },
      { ids: [other.contactId], changes: { addListIds: [other.listId] } },
      { criteria: { listIds: [other.listId] }, changes: { delete: true }, expectedCount: 0 },
      { criteria: {}, changes: { status: "Blocked" }, dryRun: true },
    ],
    "contacts.getBulk": [{ bulkId: other.bulkId }],
    "contacts.undoBulk": [{ bulkId: other.bulkId }, { bulkId: other.bulkId, dryRun: true }],
    "contacts.undoChange": [{ eventId: other.eventId }, { eventId: other.eventId, dryRun: true }],
    "contacts.export": [{}, { listIds: [other.listId] }],
    "contacts.import": [
      { content: `name,phone\nMine,${phone}\n` },
      { content: `phone\n${phone}\n`, listIds: [other.listId] },
      { content: `phone\n${phone}\n`, importId: other.importId },
    ],
    "contacts.previewImport": [{ content: `phone\n${phone}\n` }],
    "contacts.startImport": [{ importId: other.importId }],
    "contacts.watchImport": [{ importId: other.importId }],
    "contacts.getImport": [{ importId: other.importId }],
    "contacts.listImports": [{}, { dryRun: false }],
    "contacts.exportRejected": [{ importId: other.importId }],
    "lists.list": [{}, { search: "Secret" }],
    "lists.get": [{ uniqueId: other.listId }],
    "lists.create": [{ name: "Mine", tagIds: [other.tagId] }],
    "lists.update": [{ uniqueId: other.listId, name: "Mine" }],
    "lists.delete": [{ uniqueId: other.listId }],
    "tags.list": [{}],
    "tags.create": [{ label: "mine" }],
    "tags.update": [{ uniqueId: other.tagId, label: "Mine" }],
    "tags.delete": [{ uniqueId: other.tagId }],
    "segments.list": [undefined],
    "segments.count": [{ uniqueId: other.segmentId }],
    "segments.create": [{ name: "mine", criteria: { listIds: [other.listId] }, isShared: true }],
    "segments.update": [{ uniqueId: other.segmentId, name: "Mine" }],
    "segments.delete": [{ uniqueId: other.segmentId }],
    "changes.watch": [{}, { lastEventId: "2026-01-01T00:00:00.000Z" }],
    "campaigns.list": [{}],
    "overview.get": [{}, { range: "all" }],
    "audit.list": [{}, { recordId: other.contactId }, { actorId: other.keyId }, { recordKinds: ["contact"] }],
    "contacts.attributes": [undefined],
    "conversations.list": [{ contactId: other.contactId }],
    "conversations.messages": [{ conversationId: other.conversationId }],
    "members.list": [undefined],
    "members.update": [{ userId: other.userId, role: "Viewer" }],
    "members.delete": [{ userId: other.userId }],
    "members.transferOwnership": [{ userId: other.userId }],
    "invitations.list": [undefined],
    "invitations.create": [
      { email: "mine@roster.example", roleId: other.roleId },
      { email: "secret@roster.example", role: "Viewer" },
    ],
    "invitations.delete": [{ uniqueId: other.invitationId }],
    "invitations.look": [{ token: other.invitationId }, { token: `inv_${other.organizationId}` }],
    "invitations.accept": [{ token: other.invitationId }],
    "roles.list": [undefined],
    "roles.create": [{ name: "mine", permissions: [] }],
    "roles.update": [{ uniqueId: other.roleId, permissions: [] }],
    "roles.delete": [{ uniqueId: other.roleId }],
    "keys.list": [undefined],
    "keys.create": [{ name: "mine" }],
    "keys.delete": [{ uniqueId: other.keyId }],
    "organizations.mine": [undefined],
    "organizations.preferences": [undefined],
    "organizations.setPreferences": [{ contactsTable: null }],
    "organizations.activate": [{ organizationId: other.organizationId }],
    "organizations.create": [{ name: "Mine" }],
    "organizations.get": [undefined],
    "organizations.update": [{ name: "Mine" }],
    "organizations.leave": [{ organizationId: other.organizationId }],
    "account.requestSignUp": [{ email: "secret@roster.example" }],
    "account.signUp": [{ invitation: other.invitationId, name: "Mine", password: "long enough" }],
  } as Record<string, unknown[]>;
}

test("no procedure gives or changes anything of another organization", async () => {
  await using api = await testApi();
  const other = await api.addOrganization(theirs);
  await api.addOrganization({ contacts: [] });
  const mine = await api.addOrganization();
  const importId = (await other.caller.contacts.import({ content: "name,phone\nSecret import,12\n" })).importId;
  await other.caller.contacts.import({ content: "name,phone\nSecret two,+14155550002\n" });
  const otherId = other.contacts[phone] as string;
  const { conversations } = await other.caller.conversations.list({ contactId: otherId });
  const userId = await api.addUser({
    email: "secret@roster.example",
    password: "long enough",
    organizationIds: [other.organizationId],
  });
  const { uniqueId: roleId } = await other.caller.roles.create({ name: "Secret role", permissions: [] });
  const { uniqueId: invitationId } = await other.caller.invitations.create({
    email: "open.secret@roster.example",
    role: "Viewer",
  });
  const secret = { name: "Secret segment", criteria: { search: "Theirs" }, isShared: true };
  const { uniqueId: segmentId } = await other.caller.segments.create(secret);
  const [key] = (await other.caller.keys.list()).keys;
  const { bulkId } = await other.caller.contacts.bulk({ ids: [otherId], changes: { status: "Blocked" } });
  const [event] = (await other.caller.audit.list({ recordId: otherId, actions: ["updated"] })).events;
  const { uniqueId: twinId } = await other.caller.contacts.create({ name: "Theirs too", phone: "+1 415 555 0003" });
  const { uniqueId: lateId } = await other.caller.contacts.create({ name: "Theirs three", phone: "+1 415 555 0004" });
  const { mergeId } = await other.caller.contacts.merge({ uniqueId: otherId, others: [{ uniqueId: twinId }] });
  const { dismissalId } = await other.caller.duplicates.dismiss({ uniqueIds: [otherId, lateId] });
  const { nextCursor } = (await other.caller.contacts.list({ perPage: 1 })).paginationMeta;
  const before = JSON.stringify(await other.caller.contacts.list({}));
  const calls = hostileCalls({
    contactId: otherId,
    conversationId: conversations[0]?.uniqueId as string,
    keyId: key?.uniqueId as string,
    userId,
    roleId,
    invitationId,
    bulkId: bulkId as string,
    eventId: event?.uniqueId as string,
    mergeId,
    dismissalId,
    listId: other.lists["Secret list"] as string,
    tagId: other.tags["Secret tag"] as string,
    segmentId,
    importId,
    organizationId: other.organizationId,
    cursor: nextCursor as string,
  });
  expect(Object.keys(calls).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  for (const [path, inputs] of Object.entries(calls))
    for (const input of inputs) {
      const [group = "", name = ""] = path.split(".");
      // biome-ignore lint/suspicious/noExplicitAny: the procedures are walked by name
      const call = (mine.caller as any)[group][name];
      const answer = await call(input).then(
        async (value: unknown) => JSON.stringify((isStream(value) ? await piecesOf(path, value) : value) ?? null),
        (error: Error) => `${error.message}`,
      );
      expect(answer, `${path} ${JSON.stringify(input)}`).not.toMatch(secrets);
    }
  expect(JSON.stringify(await other.caller.contacts.list({}))).toBe(before);
  expect((await other.caller.segments.list()).segments).toMatchObject([secret]);
});

test("no route gives or changes anything of another organization", async () => {
  await using api = await testApi();
  const other = await api.addOrganization(theirs);
  const mine = await api.addOrganization();
  const { importId } = await other.caller.contacts.import({ content: "name,phone\nSecret import,12\n" });
  const before = JSON.stringify(await other.caller.contacts.list({}));
  const { uniqueId } = await other.caller.invitations.create({ email: "secret@roster.example", role: "Viewer" });
  const segment = await other.caller.segments.create({ name: "Secret segment", criteria: {}, isShared: true });
  const ids = [other.contacts[phone], other.lists["Secret list"], importId, other.organizationId, uniqueId].concat(
    segment.uniqueId,
  );
  const query = `list_id=${other.lists["Secret list"]}&tag_id=${other.tags["Secret tag"]}&search=Theirs`;
  for (const route of routes)
    for (const id of ids) {
      const path = route.path.replace("{id}", id ?? "");
      const isList = route.path === "/api/contacts" && route.method === "GET";
      const response = await mine.fetch(`${path}?${isList ? query : ""}`, {
        method: route.method,
        ...bodyOf(route, id ?? ""),
      });
      expect(await response.text(), `${route.method} ${path}`).not.toMatch(secrets);
      if (route.path.includes("{id}")) expect([404, 422]).toContain(response.status);
    }
  expect(JSON.stringify(await other.caller.contacts.list({}))).toBe(before);
  expect((await other.caller.invitations.list()).invitations).toHaveLength(1);
  expect((await other.caller.segments.list()).segments).toEqual([segment]);
});

/** A body that the route takes, with another organization's id wherever an id stands. */
function bodyOf({ body }: Route, id: string): RequestInit {
  if (!body) return {};
  if (body.kind === "file") return { body: `name,phone\nMine,${phone}\n`, headers: { "content-type": "text/csv" } };
  const text = JSON.stringify(body.example).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id);
  return { body: text, headers: { "content-type": "application/json" } };
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** Everything that a stream gives, of one without an end its beginning. */
async function piecesOf(path: string, stream: AsyncIterable<unknown>): Promise<unknown[]> {
  if (typeOf(path) !== "subscription") return Array.fromAsync(stream);
  for await (const piece of stream) return [piece];
  return [];
}

function typeOf(path: string): "query" | "mutation" | "subscription" {
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  return (appRouter._def.procedures as any)[path]._def.type;
}

test("an unknown contact and another organization's answer the same body", async () => {
  await using api = await testApi();
  const other = await api.addOrganization(theirs);
  const mine = await api.addOrganization();
  const body = async (id: string) => {
    const { requestId, instance, ...rest } = await (await mine.fetch(`/api/contacts/${id}`)).json();
    return rest;
  };
  expect(await body(other.contacts[phone] as string)).toEqual(await body("01890000-0000-7000-8000-000000000000"));
});

test("every procedure declares what it answers, and its permission unless it is a person's own or public", () => {
  for (const [path, procedure] of Object.entries(appRouter._def.procedures)) {
    // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
    const { output, meta } = (procedure as any)._def;
    expect(output, `${path} has an output`).toBeTruthy();
    if (meta?.openTo === undefined) expect(meta?.permission, `${path} names a permission`).toBeTruthy();
  }
});

test("every route and procedure but the public ones answers 401 to a stranger", async () => {
  await using api = await testApi();
  for (const route of routes) {
    const path = route.path.replace("{id}", "x").replace("{file}", "reference.js");
    const response = await fetch(`${api.url}${path}`, { method: route.method });
    expect(response.status, route.path).toBe(route.isPublic ? 200 : 401);
  }
  for (const [path, procedure] of Object.entries(appRouter._def.procedures)) {
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const { meta } = (procedure as any)._def;
    const isMutation = typeOf(path) === "mutation";
    const response = await fetch(
      `${api.url}/api/trpc/${path}`,
      isMutation ? { method: "POST", body: "{}", headers: { "content-type": "application/json" } } : {},
    );
    // What a stream has to say, it says within.
    if (typeOf(path) === "subscription")
      expect(await response.text(), path).toMatch(/serialized-error[\s\S]*"httpStatus":401/);
    else expect(response.status, path).toBe(meta.openTo === "anybody" ? 400 : 401);
  }
});
