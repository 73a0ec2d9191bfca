import { expect, test } from "vitest";
import { linesOf, roster, setUp } from "./roster.ts";

const nobody = "018f0000-0000-7000-8000-00000000abcd";
const day = (n: number) => Date.UTC(2026, 0, n);

test("lists are listed, made, shown, changed and deleted", async () => {
  await using given = await setUp({
    lists: ["Alpha", "Beta"],
    contacts: [{ name: "Ana", phone: "+14155550101", lists: ["Beta"], tags: ["x", "y"] }],
  });
  const { caller, tags } = given.ours;
  const run = (...args: string[]) => roster(["lists", ...args], given);
  const table = await run("list", "--search", "bet");
  expect(table.out).toMatch(/^NAME +CONTACTS +CAMPAIGNS +TAGS +CREATED +ID\nBeta +1 +0 .*\n$/);
  expect(table.err).toBe("1 list, page 1 of 1\n");
  expect(JSON.parse((await run("list", "-n", "1", "--json")).out)).toEqual(await caller.lists.list({ perPage: 1 }));
  const made = await run("create", "Gamma", "--description", "new", "--tag", tags.x as string, "--json");
  const { uniqueId, ...list } = JSON.parse(made.out);
  expect(list).toMatchObject({ name: "Gamma", description: "new", tags: [{ label: "x" }] });
  expect(linesOf((await run("list", "--all", "--json")).out).map(({ name }) => name)).toEqual([
    "Alpha",
    "Beta",
    "Gamma",
  ]);
  const changed = await run("update", uniqueId, "--name", "Delta", "--tag", tags.y as string);
  expect(changed.out).toMatch(/^Name +Delta\nDescription +new\n.*\nTags +y\n/s);
  expect(JSON.parse((await run("update", uniqueId, "--no-tag", "--json")).out)).toMatchObject({
    name: "Delta",
    tags: [],
  });
  expect(JSON.parse((await run("get", uniqueId, "--json")).out)).toEqual(await caller.lists.get({ uniqueId }));
  expect(await run("delete", uniqueId)).toMatchObject({
    code: 2,
    err: "roster: Delete the list Delta with 0 contacts? They stay. There is no terminal to ask on: say --yes\n",
  });
  expect(await run("delete", uniqueId, "--yes")).toEqual({ code: 0, err: "", out: "The list Delta was deleted\n" });
  expect(await run("get", uniqueId)).toMatchObject({ code: 4, err: "roster: There is no such list.\n" });
  expect(await run("update", uniqueId)).toMatchObject({ code: 2, err: expect.stringContaining("say what to change") });
  expect(await run("create", " ")).toMatchObject({ code: 2, err: "roster: <name> must not be empty\n" });
  expect(await run("create", "E", "--tag", nobody)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^roster: --tag has /),
  });
});

test("segments are made, listed with their counts, asked for by name and deleted", async () => {
  await using given = await setUp({
    contacts: [
      { name: "Ana", phone: "+14155550101", tags: ["x"] },
      { name: "Bo", phone: "+14155550102", tags: ["x"], status: "Blocked" },
      { name: "Cy", phone: "+14155550103" },
    ],
  });
  const { caller, tags } = given.ours;
  const run = (...args: string[]) => roster(args, given);
  const create = ["segments", "create", "With x", "--tag", tags.x as string, "--sort", "name", "--order", "asc"];
  const made = JSON.parse((await run(...create, "--json")).out);
  expect(made).toMatchObject({ name: "With x", isShared: true, criteria: { tagIds: [tags.x] }, sortBy: "name" });
  expect((await run(...create)).err).toContain("There is a segment of that name already.");
  expect(JSON.parse((await run("segments", "list", "--json")).out)).toEqual({ segments: [made] });
  expect((await run("segments", "list")).out).toMatch(/^NAME +CONTACTS .*\nWith x +2 .*\n$/);
  const asked = ["contacts", "list", "--segment", "With x", "--csv"];
  const names = async (...more: string[]) => (await run(...asked, ...more)).out.match(/Ana|Bo|Cy/g);
  expect(await names()).toEqual(["Ana", "Bo"]);
  expect(await names("--sort", "name", "--order", "desc")).toEqual(["Bo", "Ana"]);
  expect(await run(...asked, "--status", "Blocked")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--segment chooses the contacts alone"),
  });
  expect(await run("contacts", "list", "--segment", "Nobody")).toMatchObject({
    code: 4,
    err: "roster: There is no segment Nobody.\n",
  });
  expect(await run("segments", "delete", "With x", "-y")).toMatchObject({
    code: 0,
    out: "The segment With x was deleted\n",
  });
  expect(await caller.segments.list()).toEqual({ segments: [] });
});

test("tags are listed, made, renamed and deleted", async () => {
  await using given = await setUp({ contacts: [{ name: "Ana", phone: "+14155550101", tags: ["x"] }] });
  const { caller } = given.ours;
  const run = (...args: string[]) => roster(["tags", ...args], given);
  const tag = JSON.parse((await run("create", "vip", "--json")).out);
  expect((await caller.tags.list({ search: "vip" })).tags).toEqual([{ ...tag, numberOfContacts: 0 }]);
  const table = await run("list");
  expect(table).toMatchObject({
    err: "2 tags, page 1 of 1\n",
    out: expect.stringMatching(/^LABEL +CONTACTS +ID\nvip +0 +\S+\nx +1 +\S+\n$/),
  });
  expect(JSON.parse((await run("list", "--json")).out)).toEqual(await caller.tags.list());
  expect(linesOf((await run("list", "--all", "--json", "-s", "x")).out)).toEqual(
    (await caller.tags.list({ search: "x" })).tags,
  );
  expect((await run("rename", tag.uniqueId, "VIP")).out).toContain(`VIP${" ".repeat(59)}${tag.uniqueId}`);
  const taken = await run("rename", tag.uniqueId, "x");
  expect(taken).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("There is a tag of that label already."),
  });
  expect(await run("delete", tag.uniqueId)).toMatchObject({ code: 2, err: expect.stringContaining("say --yes") });
  expect(await run("delete", tag.uniqueId, "-y", "--json")).toMatchObject({ code: 0, out: '{\n  "data": true\n}\n' });
  expect(await run("rename", tag.uniqueId, "y")).toMatchObject({ code: 4, err: "roster: There is no such tag.\n" });
  expect(await run("create", "l".repeat(61))).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^roster: <label> must/),
  });
});

test("campaigns, conversations and messages are listed", async () => {
  const contacts = [{ name: "Ana", phone: "+14155550101", conversations: [[day(1), day(2)], [day(5)]] }];
  await using given = await setUp({ contacts });
  const { caller, organizationId, contacts: ids } = given.ours;
  await given.api.owner.execute(
    "insert into campaign (organization_id, name, status) values (?, 'Spring', 'Running')",
    [organizationId],
  );
  const campaigns = await roster(["campaigns", "list"], given);
  expect(campaigns.out).toMatch(/^NAME +STATUS +LISTS +CREATED +ID\nSpring +Running +0 /);
  expect(campaigns.err).toBe("1 campaign, page 1 of 1\n");
  const { campaigns: all } = await caller.campaigns.list();
  expect(linesOf((await roster(["campaigns", "list", "--all", "--json"], given)).out)).toEqual(all);

  const contactId = ids["+14155550101"] as string;
  const talks = await roster(["conversations", "list", contactId], given);
  expect(talks.out).toMatch(
    /^CREATED +STATUS +BEGUN BY +NEWEST MESSAGE +ID\n2026-01-05.* +Active +Contact +at 2026-01-05T/,
  );
  expect(talks.err).toBe("2 conversations, page 1 of 1\n");
  const page = JSON.parse((await roster(["conversations", "list", contactId, "--json"], given)).out);
  expect(page).toEqual(await caller.conversations.list({ contactId }));

  const conversationId = page.conversations[1].uniqueId;
  const said = await roster(["messages", "list", conversationId, "-n", "1"], given);
  expect(said.out).toMatch(
    /^CREATED +DIRECTION +TYPE +STATUS +TEXT +ID\n2026-01-02.* +InBound +Text +Read +at 2026-01-02T/,
  );
  expect(said.err).toBe("2 messages, page 1 of 2\n");
  const { messages } = await caller.conversations.messages({ conversationId });
  expect(linesOf((await roster(["messages", "list", conversationId, "--all", "--json"], given)).out)).toEqual(messages);
  expect(await roster(["conversations", "list", nobody], given)).toMatchObject({ code: 4 });
  expect(await roster(["messages", "list", "x"], given)).toMatchObject({
    code: 2,
    err: "roster: <conversation> must be a UUID\n",
  });
});

test("a key's secret is alone on standard output, works, and is shown once; a revoked key is gone", async () => {
  await using given = await setUp();
  const run = (...args: string[]) => roster(["keys", ...args], given);
  const made = await run("create", "ci");
  expect(made.out).toMatch(/^rst_\S+\n$/);
  expect(made.err).toBe("The key ci works until it is revoked. It is not shown again.\n");
  const ROSTER_API_KEY = made.out.trim();
  expect(await roster(["contacts", "list"], { env: { ...given.env, ROSTER_API_KEY } })).toMatchObject({ code: 0 });
  const json = await run("create", "short", "--expires-at", "2100-01-01", "--json");
  const { secret, ...key } = JSON.parse(json.out);
  expect(secret).toMatch(/^rst_/);
  expect(json.err).toBe("");
  const list = await run("list", "--json");
  expect(JSON.parse(list.out)).toEqual(await given.ours.caller.keys.list());
  expect(JSON.parse(list.out).keys.at(-1)).toEqual(key);
  expect((await run("list")).out).toMatch(/^short +rst_\S* +\S+ +2100-01-01T00:00:00\.000Z +never /m);
  expect(await run("revoke", key.uniqueId)).toMatchObject({ code: 2, err: expect.stringContaining("say --yes") });
  expect(await run("revoke", key.uniqueId, "--yes")).toEqual({ code: 0, err: "", out: "The key was revoked\n" });
  expect(await run("revoke", key.uniqueId, "--yes")).toMatchObject({
    code: 4,
    err: "roster: There is no such API key.\n",
  });
  expect(await run("create", "x", "--expires-at", "soon")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^roster: --expires-at must be/),
  });
});
