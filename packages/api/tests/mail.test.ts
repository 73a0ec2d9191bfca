import { request } from "node:http";
import { expect, test } from "vitest";
import { readEnvironment } from "../src/env.ts";
import { testApi } from "../src/testing/index.ts";
import { openMailBox } from "../src/testing/mail-box.ts";
import { addTeam, call, visitor } from "./people.ts";

const from = "Roster <roster@people.example>";
const publicUrl = "https://roster.example.com";

test("mails go by SMTP with plain text and escaped html, and their links lead where the installation says", async () => {
  await using box = await openMailBox();
  await using api = await testApi({ signUp: "open", publicUrl, smtp: { url: box.url, from } });
  const { as } = await addTeam(api);
  const named = { name: `<b>"Ours" & more</b>` };
  expect((await as.Owner("PATCH", "/api/organization", named)).status).toBe(200);
  const { body } = await as.Owner("POST", "/api/invitations", { email: "new@people.example", role: "Agent" });
  expect(body.link).toMatch(/^https:\/\/roster\.example\.com\/invitation\?token=inv_/);
  await expect.poll(() => box.mails.length).toBe(1);
  const [mail] = box.mails;
  expect(mail).toMatchObject({ from: "roster@people.example", to: ["new@people.example"], link: body.link });
  expect(mail?.source).toContain(`owner@ours.example invites you to ${named.name} on Roster, as Agent.`);
  expect(mail?.source).toContain("&#60;b&#62;&#34;Ours&#34; &#38; more&#60;/b&#62;");
  expect(mail?.source).toMatch(/^Content-Type: text\/plain/m);
  expect(mail?.source).toMatch(/^Content-Type: text\/html/m);
  await call(visitor(api), "account.requestSignUp", { email: "open@people.example" });
  await call(visitor(api), "account.requestSignUp", { email: "viewer@ours.example" });
  await visitor(api)("POST", "/api/auth/request-password-reset", { email: "admin@ours.example" });
  await expect.poll(() => box.mails.length).toBe(4);
  const linkTo = (email: string) => box.mails.find(({ to }) => to[0] === email)?.link;
  expect(linkTo("open@people.example")).toMatch(/^https:\/\/roster\.example\.com\/sign-up\?token=[\w-]{43}$/);
  expect(linkTo("viewer@ours.example")).toBe(`${publicUrl}/sign-in`);
  expect(linkTo("admin@ours.example")).toMatch(/^https:\/\/roster\.example\.com\/reset-password\?token=\w{24}$/);
  expect(api.logged).toEqual([]);
});

test("a forged Host gets no link of its own where the installation says where it is", async () => {
  await using box = await openMailBox();
  await using api = await testApi({ publicUrl, smtp: { url: box.url, from } });
  await addTeam(api);
  const body = JSON.stringify({ email: "owner@ours.example", redirectTo: "https://evil.example/" });
  await new Promise((resolve, reject) => {
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example", "content-type": "application/json" };
    request(`${api.url}/api/auth/request-password-reset`, { method: "POST", headers }, resolve)
      .on("error", reject)
      .end(body);
  });
  await expect.poll(() => box.mails.length).toBe(1);
  expect(box.mails[0]?.source).not.toContain("evil");
  expect(box.mails[0]?.link).toContain(publicUrl);
});

test("a mail that cannot be sent is logged without its address and its link, and nobody is told", async () => {
  await using box = await openMailBox();
  const { url } = box;
  for (const smtp of [
    { url, from },
    { url: url.replace("p%40ss", "wrong"), from },
    { url: "smtp://127.0.0.1:1", from },
  ]) {
    await using api = await testApi({ smtp });
    const { as } = await addTeam(api);
    const { status } = await as.Owner("POST", "/api/invitations", { email: "refused@people.example", role: "Agent" });
    expect(status).toBe(201);
    await expect.poll(() => api.logged.length, { timeout: 15_000 }).toBe(1);
    const [{ level, message, error } = { level: "", message: "" }] = api.logged;
    expect({ level, message }).toEqual({ level: "error", message: "a mail was not sent" });
    expect(`${error} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toMatch(/refused|token|inv_/);
  }
});

test("in production nothing is printed instead of a mail", async () => {
  await using api = await testApi({ signUp: "open", printsLinks: false });
  const { as } = await addTeam(api);
  await as.Owner("POST", "/api/invitations", { email: "new@people.example", role: "Agent" });
  await call(visitor(api), "account.requestSignUp", { email: "open@people.example" });
  await visitor(api)("POST", "/api/auth/request-password-reset", { email: "owner@ours.example" });
  await expect.poll(async () => (await api.owner.execute("select * from verification")).length).toBe(2);
  expect(api.logged).toEqual([]);
});

test("a start with mail that would not work, or not be safe, says what is missing", () => {
  const smtp = { ROSTER_SMTP_URL: "smtps://u:p@mail.example:465", ROSTER_MAIL_FROM: from };
  const production = { NODE_ENV: "production" };
  const reason = (env: Record<string, string>) => {
    try {
      readEnvironment(env);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(reason({ ROSTER_SMTP_URL: smtp.ROSTER_SMTP_URL })).toBe(
    "ROSTER_MAIL_FROM: must be set where ROSTER_SMTP_URL is",
  );
  expect(reason({ ...production, ...smtp })).toMatch(/^ROSTER_PUBLIC_URL: must be set/);
  expect(reason({ ...production, ROSTER_SIGN_UP: "open" })).toMatch(/^ROSTER_SMTP_URL: must be set/);
  expect(reason({ ROSTER_SMTP_URL: "https://mail.example" })).toMatch(/^ROSTER_SMTP_URL: /);
  expect(reason({ ROSTER_SIGN_UP: "everybody" })).toMatch(/^ROSTER_SIGN_UP: /);
  expect(reason({ ROSTER_OWNER_EMAIL: "nobody" })).toMatch(/^ROSTER_OWNER_EMAIL: /);
  expect(reason({ ...production, ...smtp, ROSTER_PUBLIC_URL: publicUrl, ROSTER_SIGN_UP: "open" })).toBe("");
  expect(reason({ ROSTER_SIGN_UP: "open" })).toBe("");
  expect(readEnvironment({}).ROSTER_SIGN_UP).toBe("invited");
});
