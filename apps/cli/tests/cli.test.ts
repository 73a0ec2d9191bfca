import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { testApi } from "@roster/api/testing";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "../src/main.ts");

interface Setting {
  env?: Record<string, string>;
  input?: string;
}

/** Runs the command as a shell would. */
async function roster(args: string[], { env = {}, input = "" }: Setting = {}) {
  const child = spawn(process.execPath, [program, ...args], { env: { ROSTER_URL: "", ROSTER_API_KEY: "", ...env } });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { out, err, code };
}

/** A server with some contacts, and the command set up for it. */
async function setUp() {
  const api = await testApi();
  const contacts = Array.from({ length: 120 }, (_, n) => ({
    name: n === 119 ? '=SUM(1), "李小龍"' : `Person ${n}`,
    phone: `+1415556${1000 + n}`,
    tags: n % 2 ? ["odd"] : [],
    attributes: { n },
    conversations: n === 119 ? [[Date.UTC(2026, 0, 5)]] : [],
  }));
  const ours = await api.addOrganization({ contacts });
  const env = { ROSTER_URL: api.url, ROSTER_API_KEY: ours.apiKey };
  return { ours, env, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

test("list prints a page as a table, and says what is not on it", async () => {
  await using given = await setUp();
  const { out, err, code } = await roster(["contacts", "list", "-n", "3", "--sort", "phone", "--order", "asc"], given);
  expect(code).toBe(0);
  expect(out.split("\n")).toHaveLength(5);
  expect(out).toMatch(/^NAME +PHONE +STATUS +LISTS +TAGS +ID\nPerson 0 +\+14155561000 +Active /);
  expect(err).toBe("120 contacts, page 1 of 40\n");
  const one = await roster(["contacts", "list", "--search", "415556 1119"], given);
  expect(one.err).toBe("1 contact, page 1 of 1\n");
});

test("list --json prints the contract's page, and with --all every contact on a line", async () => {
  await using given = await setUp();
  const { out } = await roster(["contacts", "list", "--json", "-n", "2"], given);
  expect(JSON.parse(out)).toEqual(await given.ours.caller.contacts.list({ perPage: 2 }));
  const all = await roster(["contacts", "list", "--json", "--all", "--sort", "phone", "--order", "asc"], given);
  const lines = all.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(120);
  const { contacts } = await given.ours.caller.contacts.list({ perPage: 100, sortBy: "phone", order: "asc" });
  expect(lines.slice(0, 100)).toEqual(contacts);
});

test("list --csv is read back by a parser, and no cell runs as a formula", async () => {
  await using given = await setUp();
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

test("get prints a contact with what was said, and as JSON what the contract says", async () => {
  await using given = await setUp();
  const id = given.ours.contacts["+14155561119"] as string;
  const shown = await roster(["contacts", "get", id], given);
  expect(shown.out).toMatch(/^Phone +\+14155561119$/m);
  expect(shown.out).toMatch(/< at 2026-01-05T00:00:00\.000Z \(Read\)/);
  const { out } = await roster(["contacts", "get", id, "--json"], given);
  expect(JSON.parse(out)).toEqual(await given.ours.caller.contacts.get({ uniqueId: id }));
});

test("import reports every row, from a file and from standard input", async () => {
  await using given = await setUp();
  const directory = await mkdtemp(join(tmpdir(), "roster cli-"));
  const file = join(directory, "people.csv");
  await writeFile(file, "Who,Handy\nAna,0171 1234567\nBo,12\n");
  const args = ["import", "--map", "Who=name", "--map", "Handy=phone", file, "--region", "DE"];
  const first = await roster(args, given);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toBe(
    "2 rows read: 1 created, 0 updated, 0 unchanged, 0 restored, 0 duplicate, 1 rejected\n" +
      "  row 3 rejected: 12 is not a phone number in region DE (Bo 12)\n",
  );
  const again = await roster([...args.with(5, "-"), "--json"], { ...given, input: "Who,Handy\nAna,+491711234567\n" });
  expect(JSON.parse(again.out)).toMatchObject({ fileName: "standard input", read: 1, unchanged: 1 });
  await rm(directory, { recursive: true });
});

test.each<[string[], number, RegExp]>([
  [["contacts", "get", "018f0000-0000-7000-8000-00000000abcd"], 4, /^roster: There is no such contact\.\n$/],
  [["contacts", "get", "x"], 2, /uniqueId must be a UUID/],
  [["contacts", "list", "--per-page", "1000"], 2, /perPage must be at most 100/],
  [["contacts", "list", "--per-page", "many"], 2, /--per-page must be a whole number/],
  [["contacts", "list", "--all", "--page", "2"], 2, /--all reads every page/],
  [["contacts", "list", "--status", "active"], 2, /Allowed choices are Active, Inactive, Blocked/],
  [["contacts", "list", "--json", "--csv"], 2, /cannot be used with/],
  [["contact"], 2, /Did you mean contacts/],
  [["import", "/does/not/exist.csv"], 2, /exist\.csv cannot be read/],
  [["import", "x.csv", "--map", "Who=nobody"], 2, /--map takes heading=target/],
])("roster %j ends with %i and says why", async (args, expected, message) => {
  await using given = await setUp();
  const { code, err, out } = await roster(args, given);
  expect(err).toMatch(message);
  expect([code, out]).toEqual([expected, ""]);
});

test("a missing key, a wrong one, a wrong address and a server that is away are told apart", async () => {
  await using given = await setUp();
  const list = ["contacts", "list"];
  expect(await roster(list)).toMatchObject({ code: 2, err: expect.stringContaining("ROSTER_API_KEY is not set") });
  const withEnv = (env: Record<string, string>) => roster(list, { env: { ...given.env, ...env } });
  expect(await withEnv({ ROSTER_API_KEY: "rst_wrong" })).toMatchObject({ code: 3 });
  expect(await withEnv({ ROSTER_URL: "localhost" })).toMatchObject({
    code: 2,
    err: expect.stringContaining("not a URL"),
  });
  expect(await withEnv({ ROSTER_URL: "http://127.0.0.1:59999" })).toMatchObject({ code: 5 });
});

test("--version tells the version", async () => {
  expect(await roster(["--version"])).toEqual({ code: 0, err: "", out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("help teaches, and is no failure", async () => {
  for (const args of [["--help"], ["import", "--help"], ["contacts", "list", "--help"]]) {
    const { code, out } = await roster(args);
    expect(code).toBe(0);
    expect(out).toMatch(/Usage: roster/);
  }
});
