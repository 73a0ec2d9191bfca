import type { Command } from "commander";
import { expect, test } from "vitest";
import { createProgram } from "../src/program.ts";
import { fakeServer } from "./fake-server.ts";
import { people, roster, setUp } from "./roster.ts";

test("get prints a contact with what was said, and as JSON what the contract says", async () => {
  await using given = await setUp({ contacts: people });
  const id = given.ours.contacts["+14155561119"] as string;
  const shown = await roster(["contacts", "get", id], given);
  expect(shown.out).toMatch(/^Phone +\+14155561119$/m);
  expect(shown.out).toMatch(/< at 2026-01-05T00:00:00\.000Z \(Read\)/);
  const { out } = await roster(["contacts", "get", id, "--json"], given);
  expect(JSON.parse(out)).toEqual(await given.ours.caller.contacts.get({ uniqueId: id }));
});

const wrong: [string[], number, RegExp][] = [
  [["contacts", "get", "018f0000-0000-7000-8000-00000000abcd"], 4, /^roster: There is no such contact\.\n$/],
  [["contacts", "get", "x"], 2, /^roster: <id> must be a UUID\n$/],
  [["contacts", "list", "--per-page", "1000"], 2, /^roster: --per-page must be at most 100\n$/],
  [["contacts", "list", "--per-page", "many"], 2, /--per-page must be a whole number/],
  [["contacts", "list", "--all", "--page", "2"], 2, /'-a, --all' cannot be used with/],
  [["contacts", "list", "--status", "active"], 2, /Allowed choices are Active, Inactive, Blocked/],
  [["contacts", "list", "--json", "--csv"], 2, /cannot be used with/],
  [["contacts", "list", "--page", "2", "--cursor", "x"], 2, /'--cursor <cursor>' cannot be used with/],
  [["contacts", "list", "--cursor", "x"], 2, /^roster: --cursor is malformed\n$/],
  [
    ["contacts", "list", "--list", "x", "--created-after", "soon"],
    2,
    /^roster: --list must .*\nroster: --created-after must .*\n$/,
  ],
  [["contacts", "list", "--attr", "city"], 2, /^roster: --attr takes key=value or key:op=value: city\n$/],
  [["contacts", "list", "--attr", "age:over=3"], 2, /--attr age:over: over is not one of eq, ne, in/],
  [["contacts", "list", "--attr", "a=1", "--attr", "a=2"], 2, /--attr a is given twice/],
  [["contacts", "list", "--attr", "a=12345678901234567890"], 2, /as a text it is '"12345678901234567890"'/],
  [["contacts", "list", "--attr", "age:gt=null"], 2, /^roster: --attr \(\/age\/gt\) must be a text or a number\n$/],
  [["contacts", "list", "--filter", "{"], 2, /--filter must be JSON/],
  [
    ["contacts", "list", "--filter", '{"and":[{"field":"nme"}]}'],
    2,
    /^roster: --filter \(\/and\/0\/field\) must be one of name/,
  ],
  [["contacts", "list", "--serach", "x"], 2, /Did you mean --search/],
  [["contacts", "lst"], 2, /Did you mean list/],
  [["contact"], 2, /Did you mean contacts/],
  [["import", "/does/not/exist.csv"], 2, /exist\.csv cannot be read/],
  [["import", "x.csv", "--map", "Who=nobody"], 2, /--map takes heading=target/],
];

test("whatever is wrong, the command says what and ends with the code of that kind", async () => {
  await using given = await setUp();
  for (const [args, expected, message] of wrong) {
    const { code, err, out } = await roster(args, given);
    expect(err).toMatch(message);
    expect([args, code, out]).toEqual([args, expected, ""]);
  }
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

test("a failure of the server is no wrong use, and names the request to look for", async () => {
  const data = { code: "internal_error", httpStatus: 500, errors: [], requestId: "req-1", path: "contacts.list" };
  const body = JSON.stringify([{ error: { message: "Something went wrong on our side.", code: -32603, data } }]);
  await using server = await fakeServer((_, response) => {
    response.writeHead(500, { "content-type": "application/json" }).end(body);
  });
  const { code, out, err } = await roster(["contacts", "list"], server);
  expect([code, out, err]).toEqual([1, "", "roster: Something went wrong on our side.\n  request req-1\n"]);
});

test("--version tells the version", async () => {
  expect(await roster(["--version"])).toEqual({ code: 0, err: "", out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("every command's help says what it does and ends with an example", async () => {
  const { code, out } = await roster(["contacts", "bulk", "--help"]);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Usage: roster contacts bulk .*Which contacts:.*Examples:\n {2}roster /s),
  ]);
  for (const command of everyCommandOf(createProgram())) {
    const help: string[] = [];
    command.configureOutput({ writeOut: (text) => help.push(text) }).outputHelp();
    expect(help.join("")).toMatch(/^Usage: roster.*\nExamples:\n {2}.*roster /s);
    expect(command.description()).not.toBe("");
  }
});

function everyCommandOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommandOf)];
}

test("a group without a command shows its help", async () => {
  const { code, err } = await roster(["contacts"]);
  expect([code, err]).toEqual([2, expect.stringContaining("Usage: roster contacts [options] [command]")]);
});
