import { expect, test } from "vitest";
import { people, roster, setUp } from "./roster.ts";
import { rosterOnTerminal } from "./terminal.ts";

const nobody = "018f0000-0000-7000-8000-00000000abcd";

test("bulk counts first, changes those that fit, and says what became of them", async () => {
  await using given = await setUp({ contacts: people, lists: ["A"] });
  const { caller, tags, lists } = given.ours;
  const [odd = "", a = ""] = [tags.odd, lists.A];
  const bulk = (...flags: string[]) => roster(["contacts", "bulk", ...flags], given);
  const count = async (query: Parameters<typeof caller.contacts.list>[0]) =>
    (await caller.contacts.list(query)).paginationMeta.total;

  const changes = [
    "--add-list",
    a,
    "--remove-tag",
    odd,
    "--set-status",
    "Blocked",
    "--set",
    "seen=true",
    "--unset",
    "n",
  ];
  const chosen = ["--tag", odd, "--attr", "n:lt=9", "--status", "Active"];
  expect(await bulk(...chosen, ...changes, "--dry-run")).toEqual({
    code: 0,
    err: "",
    out: "4 contacts would be changed; nothing was\n",
  });
  const planned = await bulk(...chosen, ...changes, "--dry-run", "--json");
  expect(JSON.parse(planned.out)).toMatchObject({ bulkId: null, state: "planned", count: 4, failures: [] });
  expect(await bulk(...chosen, ...changes)).toMatchObject({
    code: 2,
    err: expect.stringContaining("Change 4 contacts?"),
  });
  expect(await count({ status: ["Blocked"] })).toBe(0);

  const done = await bulk(...chosen, ...changes, "--yes");
  expect(done).toEqual({
    code: 0,
    err: "",
    out: expect.stringMatching(
      /^4 contacts: 4 changed, 0 unchanged, 0 failed\n {2}roster contacts undo-bulk [-0-9a-f]{36} undoes it\n$/,
    ),
  });
  const { contacts } = await caller.contacts.list({ listIds: [a] });
  expect(contacts).toHaveLength(4);
  for (const contact of contacts)
    expect(contact).toMatchObject({ status: "Blocked", tags: [], attributes: { seen: true } });

  const again = await bulk("--status", "Blocked", "--add-list", a, "--yes", "--json");
  expect(JSON.parse(again.out)).toMatchObject({ state: "done", count: 4, changed: 0, unchanged: 4 });
  expect(await bulk("--search", "nobody", "--delete")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^0 contacts: /),
  });
  expect(await bulk("--list", a, "--delete", "-y")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^4 contacts: 4 changed/),
  });
  expect(await count({})).toBe(116);
  expect(await bulk("--all", "--set-status", "Inactive", "-y")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^116 contacts: 116 changed/),
  });
});

test("undo-bulk counts, asks, puts back and says what was left", async () => {
  await using given = await setUp({ contacts: people.slice(0, 3) });
  const { caller, contacts } = given.ours;
  const { bulkId } = await caller.contacts.bulk({ ids: Object.values(contacts), changes: { status: "Blocked" } });
  const undo = (...flags: string[]) => roster(["contacts", "undo-bulk", bulkId ?? "", ...flags], given);
  expect(await undo("--dry-run")).toEqual({ code: 0, err: "", out: "3 contacts would be changed; nothing was\n" });
  expect(await undo()).toMatchObject({ code: 2, err: expect.stringContaining("Put 3 contacts back?") });
  const [first = ""] = Object.values(contacts);
  await caller.contacts.update({ uniqueId: first, status: "Inactive" });
  const { out, err, code } = await undo("--yes");
  expect([code, err]).toEqual([1, "roster: 1 of 3 contacts could not be put back\n"]);
  expect(out).toContain(
    `3 contacts: 2 changed, 0 unchanged, 1 failed\n  ${first} failed: Its status was changed since.\n`,
  );
  expect((await undo("--dry-run")).out).toBe("1 contact would be changed; nothing was\n");
  await caller.contacts.update({ uniqueId: first, status: "Active" });
  expect((await undo("--yes")).out).toMatch(/^1 contact: 0 changed, 1 unchanged, 0 failed\n/);
  expect(await undo("--yes")).toMatchObject({ code: 1, err: "roster: The change was undone already.\n" });
});

test("failures are listed, and the command fails with them", async () => {
  await using given = await setUp({ contacts: people.slice(0, 2) });
  const [first = ""] = Object.values(given.ours.contacts);
  const keys = Array.from({ length: 100 }, (_, n) => `k${n}=1`);
  const { out, err, code } = await roster(
    ["contacts", "bulk", "--yes", "--set", ...keys, "--ids", first, nobody],
    given,
  );
  expect([code, err]).toEqual([1, "roster: 2 of 2 contacts could not be changed\n"]);
  expect(out).toContain("2 contacts: 0 changed, 0 unchanged, 2 failed\n");
  expect(out).toContain(`  ${nobody} failed: There is no such contact.\n`);
  expect(out).toMatch(new RegExp(`  ${first} failed: .*at most 100 keys`));
});

test("bulk never takes silence for everybody, and names the flag that is at fault", async () => {
  await using given = await setUp({ contacts: people.slice(0, 2) });
  const wrong: [string[], number, RegExp][] = [
    [["--delete"], 2, /^roster: say which contacts/],
    [["--search", " ", "--delete", "-y"], 2, /^roster: say which contacts/],
    [["--list-match", "none", "--delete", "-y"], 2, /^roster: say which contacts/],
    [["--all"], 2, /^roster: say what to do: --add-list/],
    [["--all", "--ids", nobody, "--delete"], 2, /'--ids <id...>' cannot be used with option '-a, --all'/],
    [["--all", "--search", "x", "--delete"], 2, /^roster: --ids and --all cannot be narrowed/],
    [["--all", "--delete", "--set-status", "Active"], 2, /^roster: --delete must stand alone\n$/],
    [["--all", "--add-tag", nobody], 1, /^roster: .* which is no tag of yours\n$/],
    [["--all", "--remove-list", "x"], 2, /^roster: --remove-list must be a UUID\n$/],
    [["--ids", "x", "--delete"], 2, /^roster: --ids must be a UUID\n$/],
    [["--attr", "a:gt=null", "--delete"], 2, /^roster: --attr \(\/a\/gt\) must be a text or a number\n$/],
    [["--created-after", "soon", "--delete"], 2, /^roster: --created-after must be an RFC 3339/],
    [["--all", "--set", "a"], 2, /^roster: --set takes key=value: a\n$/],
  ];
  for (const [flags, code, err] of wrong) {
    const result = await roster(["contacts", "bulk", ...flags], given);
    expect(result.err).toMatch(err);
    expect([flags, result.code, result.out]).toEqual([flags, code, ""]);
  }
  expect((await given.ours.caller.contacts.list({})).paginationMeta.total).toBe(2);
});

test("on a terminal bulk asks about the number that it counted", async () => {
  await using given = await setUp({ contacts: people.slice(0, 3) });
  const args = ["contacts", "bulk", "--all", "--delete"];
  const no = await rosterOnTerminal(args, { ...given, input: "no\n" });
  expect(no).toMatchObject({ code: 1, shown: expect.stringContaining("Delete 3 contacts? [y/N]") });
  const yes = await rosterOnTerminal(args, { ...given, input: "yes\n" });
  expect(yes).toMatchObject({
    code: 0,
    shown: expect.stringContaining("3 contacts: 3 changed, 0 unchanged, 0 failed"),
  });
});
