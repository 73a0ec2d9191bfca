import { expect, test } from "vitest";
import { roster, setUp } from "./roster.ts";
import { rosterOnTerminal } from "./terminal.ts";

const nobody = "018f0000-0000-7000-8000-00000000abcd";
const contacts = [
  { name: "Ana", phone: "+14155550101", lists: ["A"], tags: ["x"], attributes: { city: "Rome", nick: "An" } },
  { name: "Bo", phone: "+14155550102" },
];

test("create stores what is given, typed, and shows it", async () => {
  await using given = await setUp({ contacts });
  const { lists, tags, caller } = given.ours;
  const flags = ["--name", "Cy", "--status", "Inactive", "--list", lists.A as string, "--tag", tags.x as string];
  const attributes = ["--attr", "age=42", "--attr", 'zip="01067"', "--attr", "note=a=b", "--attr", 'tree={"a":[1]}'];
  const made = await roster(
    ["contacts", "create", "--phone", "(415) 555-0103", ...flags, ...attributes, "--json"],
    given,
  );
  expect(made).toMatchObject({ code: 0, err: "" });
  const { warnings, ...contact } = JSON.parse(made.out);
  expect(contact).toEqual(await caller.contacts.get({ uniqueId: contact.uniqueId }));
  expect(contact).toMatchObject({
    name: "Cy",
    phone: "+14155550103",
    status: "Inactive",
    attributes: { age: 42, zip: "01067", note: "a=b", tree: { a: [1] } },
    lists: [{ name: "A" }],
    tags: [{ label: "x" }],
  });
  const doubtful = await roster(["contacts", "create", "--phone", "+49171123456789"], given);
  expect(doubtful.err).toMatch(/^roster: warning: /);
  expect(doubtful.out).toMatch(/^Phone +\+49171123456789$/m);
});

test("create says what is wrong in the words of its flags, and who has the phone", async () => {
  await using given = await setUp({ contacts });
  const create = (...flags: string[]) => roster(["contacts", "create", ...flags], given);
  expect(await create("--name", "Cy")).toMatchObject({ code: 2, err: "roster: --phone is needed\n", out: "" });
  const faulty = await create("--phone", "12", "--list", nobody, "--tag", nobody);
  expect(faulty).toMatchObject({ code: 1, out: "" });
  expect(faulty.err.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^roster: --phone is not a phone number in region US/),
    `roster: --list has ${nobody}, which is no list of yours`,
    `roster: --tag has ${nobody}, which is no tag of yours`,
  ]);
  const taken = await create("--phone", "+14155550101");
  expect(taken).toMatchObject({ code: 1, err: expect.stringContaining("Another contact has the phone") });
});

test("update changes what is given and nothing else", async () => {
  await using given = await setUp({ contacts });
  const uniqueId = given.ours.contacts["+14155550101"] as string;
  const before = await given.ours.caller.contacts.get({ uniqueId });
  const update = (...flags: string[]) => roster(["contacts", "update", uniqueId, ...flags, "--json"], given);
  const first = JSON.parse((await update("--attr", "age=1", "--unset", "nick", "--status", "Blocked")).out);
  expect(first).toEqual({
    ...before,
    status: "Blocked",
    attributes: { city: "Rome", age: 1 },
    updatedAt: first.updatedAt,
    warnings: [],
  });
  const groups = JSON.parse((await update("--no-list", "--tag", given.ours.tags.x as string)).out);
  expect(groups).toMatchObject({ lists: [], tags: [{ label: "x" }] });
  const late = await update("--name", "Eve", "--if-updated-at", before.updatedAt);
  expect(late).toMatchObject({ code: 1, out: "", err: expect.stringContaining("changed meanwhile") });
  const inTime = await update("--name", "Eve", "--if-updated-at", groups.updatedAt);
  expect(JSON.parse(inTime.out)).toMatchObject({ name: "Eve" });
  expect(await update()).toMatchObject({ code: 2, err: expect.stringContaining("say what to change") });
  expect(await update("--attr", "a=1", "--unset", "a")).toMatchObject({
    code: 2,
    err: expect.stringContaining("a is given twice"),
  });
});

test("delete needs --yes where there is no terminal, says what is not there, and restore brings it back", async () => {
  await using given = await setUp({ contacts });
  const [ana = "", bo = ""] = Object.values(given.ours.contacts);
  const unasked = await roster(["contacts", "delete", ana], given);
  expect(unasked).toMatchObject({ code: 2, out: "", err: expect.stringContaining("say --yes") });
  const { out, err, code } = await roster(["contacts", "delete", ana, nobody, bo, "--yes", "--json"], given);
  expect(JSON.parse(out)).toEqual({ deleted: 2, notFound: [nobody] });
  expect([err, code]).toEqual([`roster: there is no contact ${nobody}\n`, 4]);
  expect(await roster(["contacts", "get", ana], given)).toMatchObject({ code: 4 });
  const restored = await roster(["contacts", "restore", ana, "--json"], given);
  expect(JSON.parse(restored.out)).toEqual(await given.ours.caller.contacts.get({ uniqueId: ana }));
  expect(await roster(["contacts", "restore", nobody], given)).toMatchObject({ code: 4 });
});

test("on a terminal delete asks, and does nothing for any answer but yes", async () => {
  await using given = await setUp({ contacts });
  const [ana = ""] = Object.values(given.ours.contacts);
  const total = async () => (await given.ours.caller.contacts.list({})).paginationMeta.total;
  for (const input of ["n\n", "\n", "\u0004", "\u0003"]) {
    const { shown, code } = await rosterOnTerminal(["contacts", "delete", ana], { ...given, input });
    expect(shown).toContain("Delete 1 contact? [y/N]");
    expect(shown).toContain("nothing was done");
    expect([input, code, await total()]).toEqual([input, 1, 2]);
  }
  const { shown, code } = await rosterOnTerminal(["contacts", "delete", ana], { ...given, input: "y\n" });
  expect(shown).toContain("1 contact deleted\n");
  expect([code, await total()]).toEqual([0, 1]);
});
