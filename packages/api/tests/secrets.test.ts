import { inspect } from "node:util";
import { expect, test } from "vitest";
import { fetch, testApi } from "../src/testing/index.ts";
import { addTeam, call, password, signIn, tokenOf, visitor } from "./people.ts";

test("no password, key, session or token is in the log, in a failure or in the audit log, whatever fails", async () => {
  await using api = await testApi({
    printsLinks: false,
    smtp: { url: "smtp://127.0.0.1:1", from: "roster@example.com" },
    publicUrl: "http://roster.example",
  });
  const { ours, as, emails } = await addTeam(api);
  const secrets = [password, ours.apiKey];
  const { cookie } = await signIn(api, { email: emails.Owner, password });
  secrets.push(...cookie.split("; ").map((pair) => pair.slice(pair.indexOf("=") + 1)), decodeURIComponent(cookie));
  const wrong = "wrong horse battery";
  secrets.push(wrong);
  const answers: string[] = [];
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await visitor(api)(method, path, body, headers);
    answers.push(JSON.stringify(answer.body));
    return answer;
  };
  await send("POST", "/api/auth/sign-in/email", { email: emails.Owner, password: wrong });
  await send("POST", "/api/auth/sign-in/email", { email: { password: wrong }, password: wrong });
  const key = await ours.caller.keys.create({ name: "shop", permissions: ["Get:Contact", "Create:Tag"] });
  const invited = await ours.caller.invitations.create({ email: "new@example.com", role: "Viewer" });
  secrets.push(key.secret, tokenOf(invited.link));
  await send("POST", "/api/auth/request-password-reset", { email: emails.Admin });
  await expect.poll(() => api.logged.filter(({ message }) => /mail/i.test(message)).length).toBeGreaterThan(0);
  const [reset] = await api.owner.execute<[{ identifier: string }]>("select identifier from verification");
  secrets.push(reset.identifier.slice(reset.identifier.indexOf(":") + 1));
  await send("POST", "/api/auth/reset-password", { token: "a-token-that-is-none", newPassword: wrong });
  secrets.push("a-token-that-is-none");
  await call(as.Admin, "account.signUp", { invitation: tokenOf(invited.link), name: "", password: wrong });
  for (const bearer of [`${key.secret}x`, `rst_${"A".repeat(22)}_${"B".repeat(43)}`]) {
    secrets.push(bearer);
    await send("GET", "/api/contacts", undefined, { authorization: `Bearer ${bearer}` });
  }
  // From here on whatever is asked fails within.
  await api.owner.execute("drop table contact_tag, contact_list_tag cascade; alter table tag rename to gone");
  await api.owner.execute("alter table session rename to gone_too");
  await api.owner.execute("alter table api_key rename column hash to gone");
  const bearer = { authorization: `Bearer ${key.secret}` };
  await send("GET", "/api/contacts", undefined, bearer);
  await send("POST", "/api/tags", { label: "x" }, bearer);
  await send("POST", "/api/auth/sign-in/email", { email: emails.Owner, password });
  answers.push(await (await fetch(`${api.url}/api/lists`, { headers: { cookie } })).text());
  answers.push(
    await (
      await fetch(`${api.url}/api/keys`, {
        headers: { authorization: `Bearer rst_${"C".repeat(22)}_${"D".repeat(43)}` },
      })
    ).text(),
  );
  secrets.push(`rst_${"C".repeat(22)}_${"D".repeat(43)}`);
  expect(api.logged.filter(({ level }) => level === "error").length).toBeGreaterThan(2);
  const said = inspect(api.logged, { depth: 20, maxStringLength: null, maxArrayLength: null }) + answers.join("\n");
  const audited = JSON.stringify(await api.owner.execute("select * from audit_event"));
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(15);
    expect(said).not.toContain(secret);
    expect(audited).not.toContain(secret);
  }
});
