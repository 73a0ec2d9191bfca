import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type TestApi, testApi } from "../src/testing/index.ts";
import { call, password, printedLink, read, signedIn, signIn, tokenOf, visitor } from "./people.ts";

const email = "new@people.example";
const person = { name: "New Person", password, organizationName: "New & Sons", defaultRegion: "ES" };

const request = (api: TestApi, whose = email) => call(visitor(api), "account.requestSignUp", { email: whose });
const signUp = (api: TestApi, input: object) => call(visitor(api), "account.signUp", input);

test("where anybody may sign up, the mailed link makes an account with an organization of its own, once", async () => {
  await using api = await testApi({ signUp: "open" });
  expect(await request(api, " New@People.example")).toEqual({ status: 200, body: { data: true } });
  const link = await printedLink(api, email);
  expect(link).toMatch(new RegExp(`^${api.url}/sign-up\\?token=[\\w-]{43}$`));
  const token = tokenOf(link);
  expect(JSON.stringify(await api.owner.execute("select * from verification"))).not.toContain(token);
  const both = await Promise.all([signUp(api, { token, ...person }), signUp(api, { token, ...person })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  const here = await signedIn(api, email);
  expect((await here("GET", "/api/organization")).body).toMatchObject({ name: "New & Sons", defaultRegion: "ES" });
  expect((await read(here, "organizations.mine")).body).toMatchObject({
    user: { name: "New Person", email },
    organizations: [{ name: "New & Sons", role: "Owner", isOwner: true }],
  });
  expect((await here("GET", "/api/contacts")).body.contacts).toEqual([]);
});

test("who has an account is told so by mail alone: the answer is the same, and comes before either is known", async () => {
  await using api = await testApi({ signUp: "open" });
  await api.addUser({ email, password, organizationIds: [] });
  const known = await request(api);
  const unknown = await request(api, "nobody@people.example");
  expect(known).toEqual(unknown);
  expect(await printedLink(api, email)).toBe(`${api.url}/sign-in`);
  expect(await printedLink(api, "nobody@people.example")).toContain("/sign-up?token=");
});

test("a link ends after a day, and is of no use for who has got an account meanwhile", async () => {
  await using api = await testApi({ signUp: "open" });
  await request(api);
  const first = tokenOf(await printedLink(api, email));
  api.logged.length = 0;
  await request(api);
  const second = tokenOf(await printedLink(api, email));
  expect(second).not.toBe(first);
  expect((await signUp(api, { token: second, ...person })).status).toBe(200);
  expect((await signUp(api, { token: first, ...person, password: "an attacker's own" })).body).toMatchObject({
    code: "conflict",
  });
  expect((await signIn(api, { email, password })).response.status).toBe(200);
  const other = "other@people.example";
  await request(api, other);
  const token = tokenOf(await printedLink(api, other));
  await api.owner.execute("update verification set expires_at = now()");
  expect((await signUp(api, { token, ...person })).body).toMatchObject({ code: "not_found" });
});

test("requests are slowed down for an address of either kind", async () => {
  await using api = await testApi({ signUp: "open" });
  for (let n = 0; n < 5; n += 1) expect((await request(api)).status).toBe(200);
  expect((await request(api)).body).toMatchObject({ code: "rate_limited" });
  expect((await request(api, "other@people.example")).body).toMatchObject({ code: "rate_limited" });
});

test("where only who is invited may sign up, no link is mailed", async () => {
  await using api = await testApi();
  expect((await request(api)).body).toMatchObject({ code: "forbidden" });
  await sleep(100);
  expect(api.logged).toEqual([]);
});

test("what does not fit is refused, and makes nobody", async () => {
  await using api = await testApi({ signUp: "open" });
  await request(api);
  const token = tokenOf(await printedLink(api, email));
  for (const [input, name] of [
    [{ name: "New", password }, "token"],
    [{ ...person, token, invitation: "x" }, "token"],
    [{ token, name: "New", password }, "organizationName"],
    [{ invitation: "x", name: "New", password, organizationName: "Mine" }, "organizationName"],
    [{ ...person, token, password: "short" }, "password"],
    [{ ...person, token, password: "x".repeat(129) }, "password"],
    [{ ...person, token, name: " " }, "name"],
    [{ ...person, token, defaultRegion: "XX" }, "defaultRegion"],
  ] as const)
    expect(await signUp(api, input)).toMatchObject({ status: 400, body: { errors: [{ name }] } });
  for (const wrong of ["x", "A".repeat(43)])
    expect((await signUp(api, { token: wrong, ...person })).body).toMatchObject({ code: "not_found" });
  expect(await api.owner.execute("select * from app_user")).toEqual([]);
  expect((await signUp(api, { token, ...person })).status).toBe(200);
});
