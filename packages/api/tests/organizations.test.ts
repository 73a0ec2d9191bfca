import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";
import { addTeam, call, read, signedIn, unknownId } from "./people.ts";

test("an organization is read by every member, and changed by who may", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  const uniqueId = ours.organizationId;
  expect((await as.Viewer("GET", "/api/organization")).body).toMatchObject({
    uniqueId,
    name: "Ours",
    defaultRegion: "US",
  });
  expect((await as.Agent("PATCH", "/api/organization", { name: "Mine" })).status).toBe(403);
  expect(
    (await as.Admin("PATCH", "/api/organization", { name: "  Ours & more ", defaultRegion: "DE" })).body,
  ).toMatchObject({
    uniqueId,
    name: "Ours & more",
    defaultRegion: "DE",
  });
  expect((await as.Admin("PATCH", "/api/organization", {})).body).toMatchObject({ name: "Ours & more" });
  for (const body of [{ name: "" }, { name: "x".repeat(121) }, { defaultRegion: "XX" }, { uniqueId: unknownId }])
    expect((await as.Admin("PATCH", "/api/organization", body)).status).toBe(422);
  // Phones without a country code are read in the new region from now on.
  const made = await as.Agent("POST", "/api/contacts", { phone: "030 901820" });
  expect(made.body.phone).toBe("+4930901820");
});

test("who owns an organization makes others, and who owns none does so only where anybody may sign up", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  expect((await call(as.Admin, "organizations.create", { name: "Second" })).body).toMatchObject({ code: "forbidden" });
  const made = await call(as.Owner, "organizations.create", { name: "Second", defaultRegion: "IN" });
  expect(made.status).toBe(200);
  const { organizations } = (await read(as.Owner, "organizations.mine")).body;
  expect(organizations).toMatchObject([
    { name: "Ours", role: "Owner", isOwner: true },
    { uniqueId: made.body.uniqueId, name: "Second", role: "Owner", isOwner: true },
  ]);
  await call(as.Owner, "organizations.activate", { organizationId: made.body.uniqueId });
  expect((await as.Owner("GET", "/api/organization")).body).toMatchObject({ name: "Second", defaultRegion: "IN" });
  expect((await as.Owner("GET", "/api/contacts")).body.contacts).toEqual([]);
  await using open = await testApi({ signUp: "open" });
  const team = await addTeam(open);
  expect((await call(team.as.Viewer, "organizations.create", { name: "Mine" })).status).toBe(200);
});

test("who leaves is out at once with their keys and invitations, and the last owner stays", async () => {
  await using api = await testApi();
  const { as, ids, ours, emails } = await addTeam(api);
  const { organizationId } = ours;
  const { body: key } = await as.Admin("POST", "/api/keys", { name: "theirs" });
  await as.Admin("POST", "/api/invitations", { email: "new@people.example", role: "Viewer" });
  expect((await call(as.Owner, "organizations.leave", { organizationId })).body).toMatchObject({ code: "conflict" });
  expect((await call(as.Admin, "organizations.leave", { organizationId: unknownId })).body).toMatchObject({
    code: "not_found",
  });
  expect((await call(as.Admin, "organizations.leave", { organizationId })).status).toBe(200);
  expect((await as.Admin("GET", "/api/contacts")).status).toBe(403);
  const withKey = await ours.fetch("/api/contacts", { headers: { authorization: `Bearer ${key.secret}` } });
  expect(withKey.status).toBe(401);
  expect((await as.Owner("GET", "/api/invitations")).body).toEqual({ invitations: [] });
  const { members } = (await as.Owner("GET", "/api/members")).body;
  expect(members.map(({ email }: { email: string }) => email)).not.toContain(emails.Admin);
  await as.Owner("PATCH", `/api/members/${ids.Agent}`, { role: "Owner" });
  expect((await call(as.Owner, "organizations.leave", { organizationId })).status).toBe(200);
});

test("an owner hands the organization over in one step, and nobody else does", async () => {
  await using api = await testApi();
  const { as, ids, emails } = await addTeam(api);
  const theirs = await addTeam(api, "Theirs");
  const transfer = (who: keyof typeof as, userId: string) => call(as[who], "members.transferOwnership", { userId });
  expect((await transfer("Admin", ids.Admin)).body).toMatchObject({ code: "forbidden" });
  expect((await transfer("Owner", ids.Owner)).body).toMatchObject({ code: "conflict" });
  for (const userId of [unknownId, theirs.ids.Agent])
    expect((await transfer("Owner", userId)).body).toMatchObject({ code: "not_found" });
  // Both at once: the second is no owner any more.
  const both = await Promise.all([transfer("Owner", ids.Agent), transfer("Owner", ids.Viewer)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  const { members } = (await as.Admin("GET", "/api/members")).body;
  const roleOf = (email: string) => members.find((member: { email: string }) => member.email === email)?.role;
  expect(roleOf(emails.Owner)).toBe("Admin");
  expect([roleOf(emails.Agent), roleOf(emails.Viewer)].filter((role) => role === "Owner")).toHaveLength(1);
});

test("a role that is called Owner makes no owner", async () => {
  await using api = await testApi();
  const { as, ids, ours, emails } = await addTeam(api);
  const { permissions } = (await as.Admin("GET", "/api/roles")).body.builtIn[1];
  const { body: role } = await as.Admin("POST", "/api/roles", { name: "Owner-ish", permissions });
  expect((await as.Admin("POST", "/api/roles", { name: "owner", permissions })).status).toBe(422);
  await api.owner.execute("update organization_role set name = 'Owner' where id = ?", [role.uniqueId]);
  expect((await as.Admin("PATCH", `/api/members/${ids.Admin}`, { roleId: role.uniqueId })).status).toBe(200);
  const impostor = await signedIn(api, emails.Admin);
  expect((await impostor("PATCH", `/api/members/${ids.Agent}`, { role: "Owner" })).status).toBe(403);
  expect((await call(impostor, "members.transferOwnership", { userId: ids.Agent })).status).toBe(403);
  expect((await call(impostor, "organizations.create", { name: "Mine" })).status).toBe(403);
  expect((await read(impostor, "organizations.mine")).body.organizations).toMatchObject([
    { uniqueId: ours.organizationId, role: "Owner", isOwner: false },
  ]);
});

test("what members choose for themselves is theirs alone, and kept for each organization", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  const table = {
    columns: [{ key: "name", width: 240, isPinned: true }, { key: "attributes.city" }],
    density: "compact",
    paging: "endless",
    perPage: 25,
  };
  expect((await read(as.Agent, "organizations.preferences")).body).toEqual({ contactsTable: null });
  expect((await call(as.Agent, "organizations.setPreferences", { contactsTable: table })).status).toBe(200);
  expect((await read(as.Agent, "organizations.preferences")).body).toEqual({ contactsTable: table });
  expect((await read(as.Viewer, "organizations.preferences")).body).toEqual({ contactsTable: null });
  const wrong = [
    { ...table, columns: [{ key: "phone" }] },
    { ...table, columns: [{ key: "name" }, { key: "name" }] },
    { ...table, columns: [{ key: "name" }, { key: "attributes." }] },
    { ...table, columns: [{ key: "name", width: 5 }] },
    { ...table, density: "huge" },
    { ...table, perPage: 101 },
  ];
  for (const contactsTable of wrong)
    expect((await call(as.Agent, "organizations.setPreferences", { contactsTable })).status).toBe(400);
  expect((await read(as.Agent, "organizations.preferences")).body).toEqual({ contactsTable: table });
});

test("preferences that fit no more are as if nothing had been chosen", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  await api.owner.execute(`update organization_member set preferences = '{"contactsTable":{"columns":[]},"old":1}'`);
  expect((await read(as.Agent, "organizations.preferences")).body).toEqual({ contactsTable: null });
});
