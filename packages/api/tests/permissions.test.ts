import { type BuiltInRole, builtInRoles, type Permission, permissions, permissionsOfRole } from "@roster/domain";
import { expect, test } from "vitest";
import { ApiKeys } from "../src/auth/api-keys.ts";
import type { ProcedureMeta } from "../src/init.ts";
import { routes } from "../src/rest/routes.ts";
import { appRouter, createCaller } from "../src/router.ts";
import { fetch, type TestApi, type TestOrganization, testApi } from "../src/testing/index.ts";
import { addTeam, password, signedIn, signIn, type Visitor, visitor } from "./people.ts";

const unknownId = "01890000-0000-7000-8000-000000000000";

/** A caller who may do some things in an organization, as a key of theirs would. */
async function keyWith(ours: TestOrganization, granted: readonly Permission[]): Promise<string> {
  return (await ours.caller.keys.create({ name: "some", permissions: [...granted] })).secret;
}

/** Who may call each procedure: from its own definition. */
const metas: [string, ProcedureMeta][] = Object.entries(
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  appRouter._def.procedures as any,
).map(([path, procedure]) => [path, (procedure as { _def: { meta: ProcedureMeta } })._def.meta]);

/** What every procedure of an organization needs. */
function needed(): [string, Permission][] {
  return metas.flatMap(([path, { permission }]) => (permission ? [[path, permission] as [string, Permission]] : []));
}

async function callAs(api: TestApi, ours: TestOrganization, granted: readonly Permission[]) {
  const tenant = { organizationId: ours.organizationId, defaultRegion: "US" as const };
  const findPrincipal = async () => ({
    kind: "key" as const,
    keyId: unknownId,
    name: "some",
    createdBy: null,
    expiresAt: null,
    permissions: granted,
    tenant,
  });
  const caller = createCaller({ services: api.services, requestId: unknownId, address: null, findPrincipal });
  return async (path: string) => {
    const [group = "", name = ""] = path.split(".");
    // biome-ignore lint/suspicious/noExplicitAny: the procedures are walked by name
    const result = (caller as any)[group][name]({ nothing: "fits" });
    return result.then(
      () => "done",
      (error: { code: string }) => error.code,
    );
  };
}

test("what needs no permission is known by name: whoever adds to it says why", () => {
  const openTo = (whom: ProcedureMeta["openTo"]) =>
    metas.filter(([, meta]) => meta.permission === undefined && meta.openTo === whom).map(([path]) => path);
  expect(openTo("anybody").sort()).toEqual(["account.requestSignUp", "account.signUp", "invitations.look"]);
  expect(openTo("person").sort()).toEqual([
    "invitations.accept",
    "organizations.activate",
    "organizations.create",
    "organizations.leave",
    "organizations.mine",
    "organizations.preferences",
    "organizations.setPreferences",
  ]);
  expect(openTo(undefined)).toEqual([]);
});

test("a key may do nothing that is a person's own", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const call = await callAs(api, ours, permissions);
  for (const [path, { openTo }] of metas) if (openTo === "person") expect(await call(path), path).toBe("FORBIDDEN");
});

test("every procedure is open to the roles that have its permission, and to no other", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const paths = needed();
  for (const role of builtInRoles) {
    const call = await callAs(api, ours, permissionsOfRole[role]);
    for (const [path, permission] of paths) {
      const isForbidden = (await call(path)) === "FORBIDDEN";
      expect(isForbidden, `${role} ${path}`).toBe(!permissionsOfRole[role].includes(permission));
    }
  }
});

test("each permission alone opens exactly the procedures that name it", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  for (const granted of permissions) {
    const call = await callAs(api, ours, [granted]);
    for (const [path, permission] of needed())
      expect((await call(path)) === "FORBIDDEN", `${granted} ${path}`).toBe(permission !== granted);
  }
});

test("a key without permissions is refused by every route, with the permission's name, before anything is read or changed", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [{ name: "Ana", phone: "+14155550101", lists: ["L"], tags: ["t"] }],
  });
  const viewer = await keyWith(ours, ["Get:ApiKey"]);
  const contact = ours.contacts["+14155550101"] ?? "";
  for (const route of routes.filter(({ isPublic, path }) => !isPublic && path !== "/api/keys")) {
    const body =
      route.body?.kind === "json"
        ? JSON.stringify(route.body.example)
        : route.body
          ? "name,phone\nBo,+14155550102\n"
          : null;
    const response = await ours.fetch(
      `${route.path.replace("{id}", contact)}${route.operationId === "deleteContacts" ? `?id=${contact}` : ""}`,
      {
        method: route.method,
        ...(body === null ? {} : { body }),
        headers: {
          authorization: `Bearer ${viewer}`,
          ...(body === null ? {} : { "content-type": route.body?.kind === "json" ? "application/json" : "text/csv" }),
        },
      },
    );
    expect([response.status, (await response.json()).detail], `${route.method} ${route.path}`).toEqual([
      403,
      expect.stringMatching(/^This needs the permission \w+:\w+, which you do not have\.$/),
    ]);
  }
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(1);
});

test("a key can be given no more than its maker has, and shows what it was given", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const maker = await keyWith(ours, ["Get:Contact", "Create:ApiKey", "Get:ApiKey"]);
  const make = async (body: unknown) => {
    const headers = { authorization: `Bearer ${maker}`, "content-type": "application/json" };
    const response = await ours.fetch("/api/keys", { method: "POST", body: JSON.stringify(body), headers });
    return { status: response.status, ...(await response.json()) };
  };
  expect(await make({ name: "more", permissions: ["Delete:Contact"] })).toMatchObject({ status: 403 });
  expect(await make({ name: "less", permissions: ["Get:Contact"] })).toMatchObject({
    status: 201,
    permissions: ["Get:Contact"],
  });
  expect(await make({ name: "same" })).toMatchObject({
    status: 201,
    permissions: ["Get:Contact", "Create:ApiKey", "Get:ApiKey"],
  });
  expect(await make({ name: "none", permissions: [] })).toMatchObject({ status: 422 });
  expect(await make({ name: "unknown", permissions: ["Fly:Contact"] })).toMatchObject({
    status: 422,
    errors: [{ name: "permissions" }],
  });
});

test("what a caller may not read of a contact is absent, and who has a phone is not told", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [
      { name: "Ana", phone: "+14155550101", lists: ["L"], tags: ["t"], conversations: [[Date.UTC(2026, 0, 1)]] },
    ],
  });
  const key = await keyWith(ours, ["Get:Contact", "Get:Tag", "Export:Contacts"]);
  const headers = { authorization: `Bearer ${key}` };
  const [listed] = (await (await ours.fetch("/api/contacts", { headers })).json()).contacts;
  const read = await (await ours.fetch(`/api/contacts/${listed.uniqueId}`, { headers })).json();
  const exported = JSON.parse(await (await ours.fetch("/api/contacts/export?format=ndjson", { headers })).text());
  for (const contact of [listed, read, exported]) {
    expect(contact.tags).toHaveLength(1);
    expect(contact).not.toHaveProperty("lists");
    expect(contact).not.toHaveProperty("conversations");
  }
  const writer = await keyWith(ours, ["Create:Contact"]);
  const taken = await ours.fetch("/api/contacts", {
    method: "POST",
    body: '{"phone":"+14155550101"}',
    headers: { authorization: `Bearer ${writer}`, "content-type": "application/json" },
  });
  expect(taken.status).toBe(409);
  expect(await taken.json()).not.toHaveProperty("existingId");
});

test("undoing in bulk needs what bringing contacts back, and deleting them again, need", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550101" }] });
  const undo = async (bulkId: string | null, granted: readonly Permission[]) =>
    ours.fetch(`/api/contacts/bulk/${bulkId}/undo`, {
      method: "POST",
      headers: { authorization: `Bearer ${await keyWith(ours, granted)}` },
    });
  const ids = Object.values(ours.contacts);
  const { bulkId } = await ours.caller.contacts.bulk({ ids, changes: { delete: true } });
  expect((await undo(bulkId, ["Create:Contact"])).status).toBe(403);
  expect((await undo(bulkId, ["Update:Contact", "Delete:Contact"])).status).toBe(403);
  const undone = await undo(bulkId, ["Update:Contact", "Create:Contact"]);
  expect(undone.status).toBe(200);
  const { bulkId: again } = await undone.json();
  expect((await undo(again, ["Update:Contact", "Create:Contact"])).status).toBe(403);
  expect((await undo(again, ["Update:Contact", "Delete:Contact"])).status).toBe(200);
});

test("deleting in bulk needs the permission to delete", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550101" }] });
  const key = await keyWith(ours, ["Update:Contact"]);
  const bulk = (changes: unknown) =>
    ours.fetch("/api/contacts/bulk", {
      method: "POST",
      body: JSON.stringify({ ids: Object.values(ours.contacts), changes }),
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    });
  expect((await bulk({ delete: true })).status).toBe(403);
  expect((await bulk({ status: "Blocked" })).status).toBe(200);
});

async function team() {
  const api = await testApi();
  const ours = await api.addOrganization({ contacts: [{ name: "Ana", phone: "+14155550101" }] });
  const ids = {} as Record<BuiltInRole, string>;
  const as = {} as Record<BuiltInRole, Visitor>;
  for (const role of builtInRoles) {
    const email = `${role.toLowerCase()}@roster.example`;
    ids[role] = await api.addUser({ email, password, organizationIds: [ours.organizationId], role });
    as[role] = await signedIn(api, email);
  }
  return { api, ours, ids, as };
}

test("members may do what their role says, and a change of role counts from their next request", async () => {
  const { api, ids, as } = await team();
  await using _ = api;
  const create = (role: BuiltInRole, n: number) => as[role]("POST", "/api/contacts", { phone: `+1415555${2000 + n}` });
  expect((await create("Viewer", 1)).status).toBe(403);
  expect((await create("Agent", 2)).status).toBe(201);
  expect((await as.Agent("DELETE", `/api/contacts/${unknownId}`)).status).toBe(403);
  expect((await as.Viewer("GET", "/api/contacts")).status).toBe(200);
  expect((await as.Admin("PATCH", `/api/members/${ids.Viewer}`, { role: "Agent" })).body).toMatchObject({
    role: "Agent",
  });
  expect((await create("Viewer", 3)).status).toBe(201);
});

test("only owners make and unmake owners, and the last one stays", async () => {
  const { api, ids, as } = await team();
  await using _ = api;
  expect((await as.Admin("PATCH", `/api/members/${ids.Agent}`, { role: "Owner" })).status).toBe(403);
  expect((await as.Admin("PATCH", `/api/members/${ids.Owner}`, { role: "Viewer" })).status).toBe(403);
  expect((await as.Admin("DELETE", `/api/members/${ids.Owner}`)).status).toBe(403);
  expect((await as.Owner("PATCH", `/api/members/${ids.Owner}`, { role: "Admin" })).body).toMatchObject({
    code: "conflict",
  });
  expect((await as.Owner("DELETE", `/api/members/${ids.Owner}`)).status).toBe(409);
  expect((await as.Owner("PATCH", `/api/members/${ids.Admin}`, { role: "Owner" })).status).toBe(200);
  const both = await Promise.all([
    as.Owner("PATCH", `/api/members/${ids.Owner}`, { role: "Viewer" }),
    as.Admin("PATCH", `/api/members/${ids.Admin}`, { role: "Viewer" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("a role of the organization's own is made, given, changed and deleted, never beyond what its maker may do", async () => {
  const { api, ids, as } = await team();
  await using _ = api;
  const made = await as.Admin("POST", "/api/roles", {
    name: "Exporter",
    permissions: ["Get:Contact", "Export:Contacts"],
  });
  expect(made.status).toBe(201);
  const roleId = made.body.uniqueId;
  expect((await as.Admin("POST", "/api/roles", { name: "Exporter", permissions: [] })).body).toMatchObject({
    code: "label_taken",
  });
  expect((await as.Admin("PATCH", `/api/members/${ids.Viewer}`, { roleId })).body).toMatchObject({
    role: "Exporter",
    roleId,
  });
  expect((await as.Admin("PATCH", `/api/members/${ids.Viewer}`, { roleId: unknownId })).status).toBe(422);
  expect((await as.Admin("PATCH", `/api/members/${ids.Viewer}`, {})).status).toBe(422);
  expect((await as.Viewer("GET", "/api/lists")).status).toBe(403);
  expect((await as.Admin("PATCH", `/api/roles/${roleId}`, { permissions: ["Get:Contact", "Get:List"] })).status).toBe(
    200,
  );
  expect((await as.Viewer("GET", "/api/lists")).status).toBe(200);
  expect((await as.Admin("DELETE", `/api/roles/${roleId}`)).body).toMatchObject({ code: "conflict" });
  await as.Admin("PATCH", `/api/members/${ids.Viewer}`, { role: "Viewer" });
  expect((await as.Admin("DELETE", `/api/roles/${roleId}`)).status).toBe(200);
  const manager = [
    "Get:OrganizationRole",
    "Create:OrganizationRole",
    "Update:OrganizationRole",
    "Update:OrganizationMember",
    "Get:Contact",
  ];
  const { body: custom } = await as.Admin("POST", "/api/roles", { name: "Manager", permissions: manager });
  await as.Admin("PATCH", `/api/members/${ids.Agent}`, { roleId: custom.uniqueId });
  expect((await as.Agent("POST", "/api/roles", { name: "Mightier", permissions: ["Delete:Contact"] })).status).toBe(
    403,
  );
  expect((await as.Agent("PATCH", `/api/members/${ids.Viewer}`, { role: "Admin" })).status).toBe(403);
  expect((await as.Agent("PATCH", `/api/members/${ids.Admin}`, { role: "Viewer" })).status).toBe(403);
});

test("who is removed is out at once, and the keys that they made with them", async () => {
  const { api, ids, as, ours } = await team();
  await using _ = api;
  const key = (await as.Admin("POST", "/api/keys", { name: "theirs" })).body.secret;
  const withKey = async () =>
    (await ours.fetch("/api/contacts", { headers: { authorization: `Bearer ${key}` } })).status;
  expect((await as.Owner("DELETE", `/api/members/${ids.Admin}`)).status).toBe(200);
  expect((await as.Admin("GET", "/api/contacts")).status).toBe(403);
  expect(await withKey()).toBe(401);
  expect((await as.Owner("DELETE", `/api/members/${ids.Admin}`)).status).toBe(404);
  expect((await as.Owner("GET", "/api/members")).body.members.map(({ role }: { role: string }) => role).sort()).toEqual(
    ["Agent", "Owner", "Viewer"],
  );
});

test("a key may never more than its maker may now, and one that a key made ends with it and no later", async () => {
  await using api = await testApi();
  const { as, ids, ours } = await addTeam(api);
  const keyOf = async (send: Visitor, body: object) => (await send("POST", "/api/keys", body)).body;
  const byKey = (secret: string) => (method: string, path: string, body?: unknown) =>
    visitor(api)(method, path, body, { authorization: `Bearer ${secret}` });
  const first = await keyOf(as.Admin, { name: "first", expiresAt: "2099-01-01T00:00:00.000Z" });
  const second = await keyOf(byKey(first.secret) as Visitor, { name: "second", expiresAt: "2100-01-01T00:00:00.000Z" });
  expect(second).toMatchObject({ name: "second", expiresAt: first.expiresAt });
  const third = await keyOf(byKey(second.secret) as Visitor, { name: "third" });
  expect(third.expiresAt).toBe(first.expiresAt);
  await as.Owner("PATCH", `/api/members/${ids.Admin}`, { role: "Viewer" });
  const fresh = new ApiKeys(api.db);
  for (const { secret } of [first, second, third])
    expect((await fresh.find(secret))?.permissions.toSorted()).toEqual(permissionsOfRole.Viewer.toSorted());
  await as.Owner("DELETE", `/api/keys/${first.uniqueId}`);
  const { keys } = (await as.Owner("GET", "/api/keys")).body;
  expect(keys.map(({ name }: { name: string }) => name)).toEqual(["test"]);
  for (const { secret } of [first, second, third]) expect(await new ApiKeys(api.db).find(secret)).toBeNull();
  expect(await new ApiKeys(api.db).find(ours.apiKey)).not.toBeNull();
});

test("rights that are taken away while a body arrives are gone when it is there", async () => {
  await using api = await testApi();
  const { as, ids, ours } = await addTeam(api);
  const { secret } = (await as.Admin("POST", "/api/keys", { name: "slow" })).body;
  const { cookie } = await signIn(api, { email: "admin@ours.example", password });
  const slowly = async (path: string, headers: Record<string, string>, body: string, meanwhile: Promise<unknown>) => {
    const text = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode(body.slice(0, 1)));
        await meanwhile;
        controller.enqueue(new TextEncoder().encode(body.slice(1)));
        controller.close();
      },
    });
    const init = {
      method: "POST",
      body: text,
      duplex: "half",
      headers: { "content-type": "application/json", ...headers },
    };
    return (await fetch(`${api.url}${path}`, init as RequestInit)).status;
  };
  const removed = (async () => {
    await new Promise((done) => setTimeout(done, 300));
    await as.Owner("DELETE", `/api/members/${ids.Admin}`);
    await new Promise((done) => setTimeout(done, 5_500));
  })();
  const byCookie = { cookie, origin: api.url };
  const byKey = { authorization: `Bearer ${secret}` };
  const statuses = await Promise.all([
    slowly("/api/tags", byCookie, '{"label":"x"}', removed),
    slowly("/api/trpc/tags.create", byCookie, '{"label":"y"}', removed),
    slowly("/api/tags", byKey, '{"label":"z"}', removed),
    slowly("/api/trpc/keys.create", byKey, '{"name":"z"}', removed),
  ]);
  expect(statuses).toEqual([403, 403, 401, 401]);
  expect((await ours.caller.tags.list({})).tags).toEqual([]);
}, 30_000);
