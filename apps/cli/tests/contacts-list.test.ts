import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { linesOf, people, roster, setUp } from "./roster.ts";

test("list prints a page as a table, and says what is not on it", async () => {
  await using given = await setUp({ contacts: people });
  const { out, err, code } = await roster(["contacts", "list", "-n", "3", "--sort", "phone", "--order", "asc"], given);
  expect(code).toBe(0);
  expect(out.split("\n")).toHaveLength(5);
  expect(out).toMatch(/^NAME +PHONE +STATUS +LISTS +TAGS +ID\nPerson 0 +\+14155561000 +Active /);
  expect(err).toBe("120 contacts, page 1 of 40\n");
  const one = await roster(["contacts", "list", "--search", "415556 1119"], given);
  expect(one.err).toBe("1 contact, page 1 of 1\n");
});

test("list --json prints the contract's page, and with --all every contact on a line", async () => {
  await using given = await setUp({ contacts: people });
  const { out } = await roster(["contacts", "list", "--json", "-n", "2"], given);
  const page = JSON.parse(out);
  expect(page).toEqual(await given.ours.caller.contacts.list({ perPage: 2 }));
  const { nextCursor: cursor } = page.paginationMeta;
  const next = await roster(["contacts", "list", "--json", "-n", "2", "--cursor", cursor], given);
  expect(JSON.parse(next.out)).toEqual(await given.ours.caller.contacts.list({ perPage: 2, cursor }));
  const all = await roster(["contacts", "list", "--json", "--all", "--sort", "phone", "--order", "asc"], given);
  const lines = linesOf(all.out);
  expect(lines).toHaveLength(120);
  const { contacts } = await given.ours.caller.contacts.list({ perPage: 100, sortBy: "phone", order: "asc" });
  expect(lines.slice(0, 100)).toEqual(contacts);
});

test("list --csv is read back by a parser, and no cell runs as a formula", async () => {
  await using given = await setUp({ contacts: people });
  const { out } = await roster(["contacts", "list", "--csv", "--all"], given);
  const rows = parse(out, { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(120);
  expect(rows.find(({ phone }) => phone === "+14155561119")).toMatchObject({
    name: `'=SUM(1), "李小龍"`,
    phone: "+14155561119",
    tags: "odd",
    attributes: '{"n":119}',
  });
});

test("every flag that chooses contacts chooses those that the contract chooses", async () => {
  const day = (n: number) => Date.UTC(2026, 0, n);
  const contacts = [
    { name: "Ana", phone: "+14155550101", lists: ["A", "B"], tags: ["x"], attributes: { city: "Rome", "a:b": 1 } },
    {
      name: "Bo",
      phone: "+14155550102",
      lists: ["A"],
      status: "Blocked" as const,
      attributes: { city: "Oslo", age: 20 },
    },
    {
      name: "Cy",
      phone: "+14155550103",
      createdAt: day(9),
      updatedAt: day(10),
      attributes: { city: "Romeo", zip: "12" },
    },
    { name: "Di", phone: "+14155550104", tags: ["x", "y"], conversations: [[day(5)]], attributes: { age: "20" } },
  ];
  await using given = await setUp({ contacts });
  const { lists, tags } = given.ours as { lists: Record<string, string>; tags: Record<string, string> };
  const [a = "", b = "", x = "", y = ""] = [lists.A, lists.B, tags.x, tags.y];
  const chosen = async (...flags: string[]) => {
    const { out, err } = await roster(["contacts", "list", "--all", "--json", ...flags], given);
    return (
      err ||
      linesOf(out)
        .map(({ name }) => name[0])
        .sort()
        .join("")
    );
  };
  const asked: [string[], string][] = [
    [["--status", "Blocked", "Inactive"], "B"],
    [["--list", a, b], "AB"],
    [["--list", a, "--list", b, "--list-match", "all"], "A"],
    [["--list", a, "--list-match", "none"], "CD"],
    [["--tag", x, y, "--tag-match", "all"], "D"],
    [["--attr", "city=Rome"], "A"],
    [["--attr", "city:in=Rome", "city:in=Oslo"], "AB"],
    [["--attr", "city:starts=rom", "--attr", "zip:contains=1"], "C"],
    [["--attr", "age=20"], "B"],
    [["--attr", 'age="20"'], "D"],
    [["--attr", "age:exists=false", "--attr", "a:b:eq=1"], "A"],
    [["--created-after", "2026-01-09", "--created-before", "2026-01-09T00:00:00.001Z"], "C"],
    [["--updated-after", "2026-01-10", "--updated-before", "2026-01-11"], "C"],
    [["--last-message-after", "2026-01-05", "--last-message-before", "2026-01-05T01:00:00+00:00"], "D"],
    [
      ["--filter", `{"or":[{"field":"name","op":"eq","value":"Bo"},{"field":"tagId","op":"in","value":["${y}"]}]}`],
      "BD",
    ],
  ];
  for (const [flags, names] of asked) expect([flags, await chosen(...flags)]).toEqual([flags, names]);
});

test("nothing in a name or message moves the cursor of a terminal", async () => {
  const contacts = [{ name: "Ana", phone: "+14155550101", attributes: { note: "a\u001b[2Jb\nc" } }];
  await using given = await setUp({ contacts });
  const { out } = await roster(["contacts", "get", given.ours.contacts["+14155550101"] as string], given);
  expect(out).toMatch(/^note +a \[2Jb c$/m);
});
