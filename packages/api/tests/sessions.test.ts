import { getMigrations } from "better-auth/db/migration";
import { expect, test } from "vitest";
import { createSessions } from "../src/auth/sessions.ts";
import { fetch, testApi } from "../src/testing/index.ts";
import { password, signIn } from "./people.ts";

const email = "ana@roster.example";

test("a person signs in with their password and reads the contacts of their organization", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ name: "Ours", contacts: [{ name: "Our contact", phone: "+14155550001" }] });
  await api.addUser({ email, password, organizationIds: [ours.organizationId] });
  const { cookie, response } = await signIn(api, { email, password });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly/);
  const body = await (await fetch(`${api.url}/api/contacts`, { headers: { cookie } })).json();
  expect(body.contacts.map((contact: { name: string }) => contact.name)).toEqual(["Our contact"]);
});

test("a cookie is kept to https where people reach the server by https", async () => {
  await using api = await testApi();
  const isSecure = async (publicUrl?: string) => {
    const sessions = createSessions(api.db, { secret: "a secret that only tests have, and long enough", publicUrl });
    return (await sessions.$context).authCookies.sessionToken.attributes.secure;
  };
  expect(await isSecure("https://roster.example.com")).toBe(true);
  expect(await isSecure("http://roster.lan:3000")).toBe(false);
  expect(await isSecure()).toBe(false);
});

test("a wrong password and an unknown person get the same answer", async () => {
  await using api = await testApi();
  await api.addUser({ email, password, organizationIds: [] });
  const wrong = (await signIn(api, { email, password: "wrong password" })).response;
  const unknown = (await signIn(api, { email: "nobody@roster.example", password })).response;
  expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
  expect(wrong.status).toBe(401);
});

test("guessing is slowed down for an account and from an address, the right password included, and the other's way is free", async () => {
  await using api = await testApi();
  await api.addUser({ email, password, organizationIds: [] });
  const from = async (attempt: { email: string; password: string }, headers: Record<string, string> = {}) => {
    const init = { method: "POST", body: JSON.stringify(attempt) };
    const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
      ...init,
      headers: { "content-type": "application/json", origin: api.url, ...headers },
    });
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body: await response.json() };
  };
  for (let n = 0; n < 5; n += 1) expect((await from({ email, password: `wrong ${n} wrong` })).status).toBe(401);
  // What a caller says of its own address is not believed.
  const refused = await from({ email, password }, { "x-forwarded-for": "203.0.113.9" });
  expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  await expect.poll(async () => (await from({ email, password })).status, { interval: 300, timeout: 5_000 }).toBe(200);
});

test("nobody can sign up by themselves", async () => {
  await using api = await testApi();
  const response = await fetch(`${api.url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url },
    body: JSON.stringify({ email: "new@roster.example", password, name: "New" }),
  });
  expect(response.ok).toBe(false);
  expect((await signIn(api, { email: "new@roster.example", password })).response.status).toBe(401);
});

test("a person switches between their organizations and no others", async () => {
  await using api = await testApi();
  const one = await api.addOrganization({ name: "A one", contacts: [{ name: "In one", phone: "+14155550001" }] });
  const two = await api.addOrganization({ name: "B two", contacts: [{ name: "In two", phone: "+14155550001" }] });
  const foreign = await api.addOrganization({ name: "C foreign" });
  await api.addUser({ email, password, organizationIds: [one.organizationId, two.organizationId] });
  const { cookie } = await signIn(api, { email, password });
  const activate = (organizationId: string) =>
    fetch(`${api.url}/api/trpc/organizations.activate`, {
      method: "POST",
      headers: { cookie, origin: api.url, "content-type": "application/json" },
      body: JSON.stringify({ organizationId }),
    });
  const names = async () =>
    (await (await fetch(`${api.url}/api/contacts`, { headers: { cookie } })).json()).contacts.map(
      (contact: { name: string }) => contact.name,
    );
  expect(await names()).toEqual(["In one"]);
  expect((await activate(two.organizationId)).status).toBe(200);
  expect(await names()).toEqual(["In two"]);
  expect((await activate(foreign.organizationId)).status).toBe(404);
  expect(await names()).toEqual(["In two"]);
});

test("a change that another site makes a browser send is refused", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  await api.addUser({ email, password, organizationIds: [ours.organizationId] });
  const { cookie } = await signIn(api, { email, password });
  const post = (headers: Record<string, string>) =>
    fetch(`${api.url}/api/contacts/import`, {
      method: "POST",
      headers: { cookie, "content-type": "text/plain", ...headers },
      body: "phone\n+14155550001\n",
    });
  for (const headers of [
    {},
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: api.url, "sec-fetch-site": "cross-site" },
  ])
    expect((await post(headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(403);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(0);
  expect((await post({ origin: api.url })).status).toBe(200);
});

test("signing out ends the session, and an expired one is nobody's", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  await api.addUser({ email, password, organizationIds: [ours.organizationId] });
  const read = (cookie: string) => fetch(`${api.url}/api/contacts`, { headers: { cookie } });
  const first = await signIn(api, { email, password });
  await fetch(`${api.url}/api/auth/sign-out`, {
    method: "POST",
    headers: { cookie: first.cookie, origin: api.url, "content-type": "application/json" },
    body: "{}",
  });
  expect((await read(first.cookie)).status).toBe(401);
  const second = await signIn(api, { email, password });
  await api.owner.execute("update session set expires_at = now() - interval '1 second'");
  expect((await read(second.cookie)).status).toBe(401);
});

test("passwords and keys are stored as hashes alone", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  await api.addUser({ email, password, organizationIds: [ours.organizationId] });
  const rows = JSON.stringify([
    await api.owner.execute("select * from account"),
    await api.owner.execute("select * from api_key"),
  ]);
  expect(rows).not.toContain(password);
  expect(rows).not.toContain(ours.apiKey);
});

test("our tables of people and sessions are those that the library wants", async () => {
  await using api = await testApi();
  const { toBeAdded, toBeCreated, unsafeChanges } = await getMigrations(api.sessions.options);
  expect({ toBeAdded, toBeCreated, unsafeChanges }).toEqual({ toBeAdded: [], toBeCreated: [], unsafeChanges: [] });
});
