import { limits } from "@roster/domain";
import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";
import {
  addTeam,
  call,
  password,
  read,
  signedIn,
  signIn,
  tokenOf,
  unknownId,
  type Visitor,
  visitor,
} from "./people.ts";

const email = "new@people.example";

const invite = (as: Visitor, body: object) => as("POST", "/api/invitations", body);

async function tokenFor(as: Visitor, body: object): Promise<string> {
  return tokenOf((await invite(as, body)).body.link);
}

const signUp = (send: Visitor, invitation: string) =>
  call(send, "account.signUp", { invitation, name: "New Person", password });

test("who is invited signs up by the link, once, and may do what the role says", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  const made = await invite(as.Admin, { email: " New@People.example ", role: "Agent" });
  expect(made).toMatchObject({
    status: 201,
    body: { email, role: "Agent", roleId: null, invitedBy: "admin@ours.example" },
  });
  const token = tokenOf(made.body.link);
  expect(made.body.link).toBe(`${api.url}/invitation?token=${token}`);
  expect(token).toMatch(/^inv_[\w-]{22}_[\w-]{43}$/);
  const days = (Date.parse(made.body.expiresAt) - Date.parse(made.body.createdAt)) / 86_400_000;
  expect(days).toBeCloseTo(limits.invitationDays, 2);
  const { link: _, ...listed } = made.body;
  expect((await as.Agent("GET", "/api/invitations")).body).toEqual({ invitations: [listed] });
  const stranger = visitor(api);
  expect(await read(stranger, "invitations.look", { token })).toEqual({
    status: 200,
    body: { organizationName: "Ours", email, role: "Agent", expiresAt: made.body.expiresAt, hasAccount: false },
  });
  const both = await Promise.all([signUp(stranger, token), signUp(stranger, token)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect(both.find(({ status }) => status === 200)?.body).toEqual({ email });
  const person = await signedIn(api, email);
  expect((await person("GET", "/api/contacts")).status).toBe(200);
  expect((await person("GET", "/api/keys")).status).toBe(403);
  expect((await read(person, "organizations.mine")).body).toMatchObject({
    user: { name: "New Person", email },
    mayCreate: false,
    organizations: [{ uniqueId: ours.organizationId, role: "Agent", isOwner: false }],
  });
  expect((await read(stranger, "invitations.look", { token })).status).toBe(404);
  expect((await as.Agent("GET", "/api/invitations")).body).toEqual({ invitations: [] });
});

test("who has an account accepts it, and looks at that organization then", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  const theirs = await addTeam(api, "Theirs");
  const token = await tokenFor(as.Owner, { email: theirs.emails.Viewer, role: "Admin" });
  expect((await read(visitor(api), "invitations.look", { token })).body).toMatchObject({ hasAccount: true });
  expect((await signUp(visitor(api), token)).body).toMatchObject({ code: "conflict" });
  expect((await call(visitor(api), "invitations.accept", { token })).body).toMatchObject({ code: "unauthorized" });
  expect((await call(theirs.as.Agent, "invitations.accept", { token })).body).toMatchObject({ code: "forbidden" });
  expect((await call(theirs.as.Viewer, "invitations.accept", { token })).status).toBe(200);
  expect((await theirs.as.Viewer("GET", "/api/organization")).body).toMatchObject({ name: "Ours" });
  expect((await theirs.as.Viewer("GET", "/api/keys")).status).toBe(200);
  expect((await call(theirs.as.Viewer, "invitations.accept", { token })).status).toBe(404);
});

test("nobody invites to a role that may do more than they, by themselves or by a key", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  expect((await invite(as.Agent, { email, role: "Viewer" })).status).toBe(403);
  expect((await invite(as.Admin, { email, role: "Owner" })).status).toBe(403);
  expect((await invite(as.Owner, { email, role: "Owner" })).status).toBe(201);
  const manager = await as.Owner("POST", "/api/roles", {
    name: "Manager",
    permissions: ["Get:Contact", "Create:OrganizationMember", "Delete:OrganizationMember", "Get:OrganizationMember"],
  });
  await api.owner.execute("update organization_role set name = 'Owner' where id = ?", [manager.body.uniqueId]);
  const mightier = await as.Owner("POST", "/api/roles", { name: "Mightier", permissions: ["Delete:Contact"] });
  const token = await tokenFor(as.Owner, { email: "manager@people.example", roleId: manager.body.uniqueId });
  expect((await signUp(visitor(api), token)).status).toBe(200);
  // Called an owner, and none.
  const person = await signedIn(api, "manager@people.example");
  expect((await invite(person, { email: "other@people.example", role: "Owner" })).status).toBe(403);
  expect((await invite(person, { email: "other@people.example", role: "Viewer" })).status).toBe(403);
  expect((await invite(person, { email: "other@people.example", roleId: mightier.body.uniqueId })).status).toBe(403);
  expect((await invite(person, { email: "other@people.example", roleId: manager.body.uniqueId })).status).toBe(201);
  // Nor do they take back or replace what they could not give.
  const [open] = (await person("GET", "/api/invitations")).body.invitations;
  expect(open).toMatchObject({ email, role: "Owner", invitedBy: "owner@ours.example" });
  expect((await person("DELETE", `/api/invitations/${open.uniqueId}`)).status).toBe(403);
  expect((await invite(person, { email, roleId: manager.body.uniqueId })).status).toBe(403);
  expect((await as.Owner("DELETE", `/api/invitations/${open.uniqueId}`)).status).toBe(200);
  const headers = { "content-type": "application/json" };
  const byKey = async (role: string) =>
    ours.fetch("/api/invitations", { method: "POST", headers, body: JSON.stringify({ email, role }) });
  expect((await byKey("Owner")).status).toBe(403);
  expect(await (await byKey("Admin")).json()).toMatchObject({ role: "Admin", invitedBy: "test" });
});

test("inviting again replaces, a member is in the way, and a role must be the organization's", async () => {
  await using api = await testApi();
  const { as, emails } = await addTeam(api);
  const theirs = await addTeam(api, "Theirs");
  const first = await tokenFor(as.Admin, { email, role: "Agent" });
  const second = await tokenFor(as.Admin, { email, role: "Viewer" });
  const look = async (token: string) => (await read(visitor(api), "invitations.look", { token })).body;
  expect(await look(first)).toMatchObject({ code: "not_found" });
  expect(await look(second)).toMatchObject({ role: "Viewer" });
  expect((await as.Admin("GET", "/api/invitations")).body.invitations).toHaveLength(1);
  expect((await invite(as.Admin, { email: emails.Viewer, role: "Agent" })).body).toMatchObject({ code: "conflict" });
  const foreign = await theirs.as.Owner("POST", "/api/roles", { name: "Foreign", permissions: [] });
  for (const body of [{ email }, { email, role: "Agent", roleId: unknownId }, { email: "nobody", role: "Agent" }])
    expect((await invite(as.Admin, body)).status).toBe(422);
  for (const roleId of [unknownId, foreign.body.uniqueId])
    expect((await invite(as.Admin, { email, roleId })).body).toMatchObject({
      code: "unprocessable",
      errors: [{ name: "roleId", code: "not_found" }],
    });
});

test("an invitation ends by its time, by being taken back, and never gives a way in to another tenant", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  const theirs = await addTeam(api, "Theirs");
  const stranger = visitor(api);
  const look = async (token: string) => (await read(stranger, "invitations.look", { token })).status;
  const made = await invite(as.Admin, { email, role: "Agent" });
  const token = tokenOf(made.body.link);
  // The secret under another organization's name is no token of either.
  const other = await tokenFor(theirs.as.Admin, { email, role: "Viewer" });
  const mixed = `${other.slice(0, 27)}${token.slice(27)}`;
  for (const wrong of [mixed, "inv_x", token.replace("inv_", "rst_"), `${token}x`, "x"])
    expect(await look(wrong)).toBe(404);
  expect((await theirs.as.Owner("DELETE", `/api/invitations/${made.body.uniqueId}`)).status).toBe(404);
  await api.owner.execute(
    "update invitation set expires_at = now() - interval '1 second' where email = 'new@people.example'",
  );
  expect(await look(token)).toBe(404);
  expect((await signUp(stranger, token)).status).toBe(404);
  expect((await as.Admin("GET", "/api/invitations")).body).toEqual({ invitations: [] });
  const again = await invite(as.Admin, { email, role: "Agent" });
  expect(again.status).toBe(201);
  expect((await as.Admin("DELETE", `/api/invitations/${again.body.uniqueId}`)).status).toBe(200);
  expect((await as.Admin("DELETE", `/api/invitations/${again.body.uniqueId}`)).status).toBe(404);
  expect(await look(tokenOf(again.body.link))).toBe(404);
});

test("an invitation lasts no longer than its maker may make it", async () => {
  await using api = await testApi();
  const { as, ids, ours } = await addTeam(api);
  const look = async (token: string) => (await read(visitor(api), "invitations.look", { token })).status;
  const token = await tokenFor(as.Admin, { email, role: "Agent" });
  await as.Owner("PATCH", `/api/members/${ids.Admin}`, { role: "Viewer" });
  expect(await look(token)).toBe(404);
  expect((await signUp(visitor(api), token)).status).toBe(404);
  await as.Owner("PATCH", `/api/members/${ids.Admin}`, { role: "Admin" });
  expect(await look(token)).toBe(200);
  // The role became more than they may give.
  const { body: role } = await as.Owner("POST", "/api/roles", { name: "Growing", permissions: ["Get:Contact"] });
  const { body: inviting } = await as.Owner("POST", "/api/roles", {
    name: "Inviting",
    permissions: ["Get:Contact", "Create:OrganizationMember"],
  });
  await as.Owner("PATCH", `/api/members/${ids.Viewer}`, { roleId: inviting.uniqueId });
  const growing = await tokenFor(as.Viewer, { email: "growing@people.example", roleId: role.uniqueId });
  expect(await look(growing)).toBe(200);
  await as.Owner("PATCH", `/api/roles/${role.uniqueId}`, { permissions: ["Get:Contact", "Delete:Contact"] });
  expect(await look(growing)).toBe(404);
  // With a membership go its invitations, those of its keys too.
  const { body: key } = await as.Admin("POST", "/api/keys", { name: "theirs" });
  const byKey = await ours.fetch("/api/invitations", {
    method: "POST",
    headers: { authorization: `Bearer ${key.secret}`, "content-type": "application/json" },
    body: JSON.stringify({ email: "key@people.example", role: "Viewer" }),
  });
  expect(byKey.status).toBe(201);
  await as.Owner("DELETE", `/api/members/${ids.Admin}`);
  expect(await look(token)).toBe(404);
  expect(
    (await as.Owner("GET", "/api/invitations")).body.invitations.map((one: { email: string }) => one.email),
  ).toEqual(["growing@people.example"]);
});

test("a role that an invitation offers is not deleted under it", async () => {
  await using api = await testApi();
  const { as } = await addTeam(api);
  const { body: role } = await as.Owner("POST", "/api/roles", { name: "Offered", permissions: ["Get:Contact"] });
  expect((await invite(as.Owner, { email, roleId: role.uniqueId })).body).toMatchObject({ role: "Offered" });
  expect((await as.Owner("DELETE", `/api/roles/${role.uniqueId}`)).body).toMatchObject({ code: "conflict" });
  await api.owner.execute("update invitation set expires_at = now()");
  expect((await as.Owner("DELETE", `/api/roles/${role.uniqueId}`)).status).toBe(200);
});

test("invitations to one address are slowed down, and so many may be open", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  for (let n = 0; n < 5; n += 1) expect((await invite(as.Owner, { email, role: "Viewer" })).status).toBe(201);
  expect((await invite(as.Owner, { email, role: "Viewer" })).status).toBe(429);
  await api.owner.execute(`insert into invitation (organization_id, email, role, invited_by, token_hash, expires_at)
    select '${ours.organizationId}', 'n' || n || '@people.example', 'Viewer', '${unknownId}', n, now() + interval '1 day'
    from generate_series(2, ${limits.openInvitations}) n`);
  expect((await invite(as.Owner, { email: "more@people.example", role: "Viewer" })).body).toMatchObject({
    code: "conflict",
  });
});

test("an invitation's link is given once, and only its hash is stored", async () => {
  await using api = await testApi();
  const { as, ours } = await addTeam(api);
  const post = () =>
    ours.fetch("/api/invitations", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "once" },
      body: JSON.stringify({ email, role: "Viewer" }),
    });
  const token = tokenOf((await (await post()).json()).link);
  expect(await (await post()).json()).toMatchObject({ code: "conflict" });
  const rows = JSON.stringify(await api.owner.execute("select * from invitation, idempotency_key"));
  expect(rows).not.toContain(token.slice(27));
  expect((await as.Owner("GET", "/api/invitations")).body.invitations[0]).not.toHaveProperty("link");
  expect((await signIn(api, { email, password })).response.status).toBe(401);
});
