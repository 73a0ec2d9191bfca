import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type TestApi, testApi } from "../src/testing/index.ts";
import { password, printedLink, signedIn, signIn, tokenOf, type Visitor, visitor } from "./people.ts";

const email = "ana@people.example";
const better = "another horse battery";

const forget = (send: Visitor, whose = email) => send("POST", "/api/auth/request-password-reset", { email: whose });
const reset = (send: Visitor, token: string, newPassword = better) =>
  send("POST", "/api/auth/reset-password", { token, newPassword });
const change = (send: Visitor, currentPassword: string, newPassword = better) =>
  send("POST", "/api/auth/change-password", { currentPassword, newPassword });

async function withAna(api: TestApi) {
  const { organizationId } = await api.addOrganization();
  const { organizationId: second } = await api.addOrganization({ name: "Zwei" });
  await api.addUser({ email, password, organizationIds: [organizationId, second] });
  return { second, isIn: async (send: Visitor) => (await send("GET", "/api/contacts")).status === 200 };
}

const verifications = (api: TestApi) => api.owner.execute("select * from verification");

test("a forgotten password is set anew by the link, once, and every session ends", async () => {
  await using api = await testApi();
  const { isIn } = await withAna(api);
  const before = await signedIn(api, email);
  const stranger = visitor(api);
  await forget(stranger, " ANA@people.example");
  const link = await printedLink(api, email);
  expect(link).toMatch(new RegExp(`^${api.url}/reset-password\\?token=\\w{24}$`));
  const token = tokenOf(link);
  expect(JSON.stringify(await verifications(api))).not.toContain(token);
  expect((await reset(stranger, token, "short")).status).toBe(400);
  expect((await reset(stranger, token)).status).toBe(200);
  expect(await isIn(before)).toBe(false);
  expect((await signIn(api, { email, password })).response.status).toBe(401);
  expect(await isIn(await signedIn(api, email, better))).toBe(true);
  expect((await reset(stranger, token, "a third horse battery")).status).toBe(400);
  expect((await signIn(api, { email, password: better })).response.status).toBe(200);
});

test("a link to set a password ends after an hour, and with the password that it was for", async () => {
  await using api = await testApi();
  await withAna(api);
  const stranger = visitor(api);
  await forget(stranger);
  const expired = tokenOf(await printedLink(api, email));
  const [row] = (await verifications(api)) as { expires_at: string; created_at: string }[];
  expect(Date.parse(row?.expires_at ?? "") - Date.parse(row?.created_at ?? "")).toBeCloseTo(3_600_000, -4);
  await api.owner.execute("update verification set expires_at = now() - interval '1 second'");
  expect((await reset(stranger, expired)).status).toBe(400);
  api.logged.length = 0;
  await forget(stranger);
  const open = tokenOf(await printedLink(api, email));
  expect((await change(await signedIn(api, email), password)).status).toBe(200);
  expect((await reset(stranger, open, "a third horse battery")).status).toBe(400);
  expect((await signIn(api, { email, password: better })).response.status).toBe(200);
});

test("who has no account gets the same answer, before anything is done, and no mail", async () => {
  await using api = await testApi();
  await withAna(api);
  const stranger = visitor(api);
  const { table } = await locked(api, "app_user");
  const asked = Promise.all([forget(stranger), forget(stranger, "nobody@people.example")]);
  // People cannot be read meanwhile: an answer that needed them would not come.
  const [known, unknown] = await Promise.race([asked, sleep(5_000).then(() => Promise.reject(new Error("it waits")))]);
  expect(known).toEqual({ status: 200, body: { status: true } });
  expect(unknown).toEqual(known);
  await table.release();
  await printedLink(api, email);
  await sleep(300);
  expect(api.logged.filter(({ message }) => message.startsWith("Mail to")).length).toBe(1);
  expect(api.logged.filter(({ level }) => level === "error")).toEqual([]);
});

/** Nobody reads a table until it is released. */
async function locked(api: TestApi, name: string) {
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  const taken = Promise.withResolvers<void>();
  const work = api.owner
    .getKysely()
    .transaction()
    .execute(async (db) => {
      await db.executeQuery({ sql: `lock table ${name} in access exclusive mode`, parameters: [] } as never);
      taken.resolve();
      await released;
    });
  await taken.promise;
  const table = {
    release: () => {
      release();
      return work;
    },
  };
  return { table };
}

test("resets are slowed down for an account and from an address, without slowing sign-in down", async () => {
  await using api = await testApi();
  await withAna(api);
  const stranger = visitor(api);
  for (let n = 0; n < 5; n += 1) expect((await forget(stranger)).status).toBe(200);
  expect(await forget(stranger)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(await forget(stranger, "other@people.example")).toMatchObject({ status: 429 });
  expect((await signIn(api, { email, password })).response.status).toBe(200);
});

test("guessing a reset's token is slowed down from an address", async () => {
  await using api = await testApi();
  const stranger = visitor(api);
  for (let n = 0; n < 5; n += 1) expect((await reset(stranger, `guess ${n}`)).status).toBe(400);
  expect((await reset(stranger, "guess 5")).body).toMatchObject({ code: "rate_limited" });
});

test("a password is changed by who knows it, other sessions end, and this one stays where it was", async () => {
  await using api = await testApi();
  const { isIn, second } = await withAna(api);
  const [here, there] = [await signedIn(api, email), await signedIn(api, email)];
  await here("POST", "/api/trpc/organizations.activate", { organizationId: second });
  expect((await change(visitor(api), password)).body).toMatchObject({ code: "unauthorized" });
  expect((await change(here, "not the password")).status).toBe(400);
  expect((await change(here, password, "short")).status).toBe(400);
  expect(await isIn(there)).toBe(true);
  expect((await change(here, password)).status).toBe(200);
  expect(await isIn(there)).toBe(false);
  expect((await here("GET", "/api/organization")).body).toMatchObject({ name: "Zwei" });
  expect((await signIn(api, { email, password })).response.status).toBe(401);
  expect((await signIn(api, { email, password: better })).response.status).toBe(200);
});

test("guessing a password by changing it counts as guessing by signing in", async () => {
  await using api = await testApi();
  await withAna(api);
  const here = await signedIn(api, email);
  // Waits double after the fifth: at the latest one of these comes too early, however slow the machine is.
  const statuses: number[] = [];
  while (statuses.length < 15 && !statuses.includes(429)) {
    statuses.push((await change(here, `wrong ${statuses.length} wrong`)).status);
  }
  expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
  expect(statuses.at(-1)).toBe(429);
  expect((await change(here, password)).body).toMatchObject({ code: "rate_limited" });
  expect((await signIn(api, { email, password })).response.status).toBe(429);
});
