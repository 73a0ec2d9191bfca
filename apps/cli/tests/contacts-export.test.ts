import { spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { fakeServer } from "./fake-server.ts";
import { linesOf, people, program, roster, setUp } from "./roster.ts";

async function folder() {
  const path = await mkdtemp(join(tmpdir(), "roster export-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** A server that announces `total` contacts and sends these pieces; a null among them breaks the connection off. */
function brokenServer(total: number, pieces: (string | null)[]) {
  return fakeServer(async (_, response) => {
    response.writeHead(200, { "content-type": "text/csv", "x-total-count": String(total) });
    for (const piece of pieces) {
      if (piece === null) return void response.destroy();
      response.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    response.end();
  });
}

test("export writes every contact that fits, in each format, to a file or standard output", async () => {
  const many = [
    { name: 'A "quoted"', phone: "+14155550101", attributes: { note: 'x\r\n"y"\nEND:VCARD\r\n' } },
    ...people,
  ];
  await using given = await setUp({ contacts: many });
  await using place = await folder();
  const exported = (...flags: string[]) => roster(["contacts", "export", ...flags], given);
  const csv = join(place.path, "all.csv");
  expect(await exported("-o", csv)).toEqual({ code: 0, out: "", err: `121 contacts written to ${csv}\n` });
  const rows = parse(await readFile(csv), { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(121);
  const vcf = join(place.path, "some.vcf");
  expect(await exported("-o", vcf, "--tag", given.ours.tags.odd as string)).toMatchObject({ code: 0 });
  expect((await readFile(vcf, "utf8")).match(/^END:VCARD\r$/gm)).toHaveLength(60);
  const { out, err } = await exported("--format", "ndjson", "--attr", "n:lt=3", "--sort", "phone", "--order", "asc");
  expect(err).toBe("");
  const { contacts } = await given.ours.caller.contacts.list({
    attributes: { n: { lt: 3 } },
    sortBy: "phone",
    order: "asc",
  });
  expect(linesOf(out)).toEqual(contacts);
  const none = await exported("--search", "nobody");
  expect(none).toMatchObject({ code: 0, out: expect.stringMatching(/^uniqueId,name,.*\r\n$/) });
  const chosen = await exported("--columns", "phone,attributes.n", "--columns", "name", "--search", "quoted");
  expect(chosen.out).toBe('phone,attributes.n,name\r\n+14155550101,,"A ""quoted"""\r\n');
  expect((await exported("--columns", "fone")).err).toContain("fone is no column; each must be one of uniqueId, name");
  expect((await exported("--format", "vcf", "--search", "quoted")).out).toContain("END:VCARD\r\n");
  expect((await readdir(place.path)).sort()).toEqual(["all.csv", "some.vcf"]);
});

test("a file that is replaced keeps who may read it, and a link stays a link", async () => {
  await using given = await setUp({ contacts: people.slice(0, 2) });
  await using place = await folder();
  const [file, link] = [join(place.path, "a.csv"), join(place.path, "link.csv")];
  await writeFile(file, "old");
  await chmod(file, 0o600);
  await symlink(file, link);
  expect(await roster(["contacts", "export", "-o", link], given)).toMatchObject({ code: 0 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toMatch(/^uniqueId,/);
});

test("an export that breaks off, ends early or is not all there leaves what was there before", async () => {
  const heading = "uniqueId,name\r\n";
  const row = '1,"a\r\nb"\r\n';
  const broken: [number, (string | null)[], string][] = [
    [2, [heading, row, null], "The export broke off"],
    [2, [heading, row], "the export broke off: 1 of 2 contacts came"],
    [0, [heading, row], "the export broke off: 1 of 0 contacts came"],
    [1, [heading, '1,"a\r\nb'], "the export broke off: 0 of 1 contacts came"],
  ];
  for (const [total, pieces, message] of broken) {
    await using server = await brokenServer(total, pieces);
    await using place = await folder();
    const file = join(place.path, "a.csv");
    await writeFile(file, "old");
    const { code, err } = await roster(["contacts", "export", "-o", file], server);
    expect(err).toContain(message);
    expect(code).not.toBe(0);
    expect([await readdir(place.path), await readFile(file, "utf8")]).toEqual([["a.csv"], "old"]);
    expect(await roster(["contacts", "export"], server)).toMatchObject({ code, err });
  }
});

test("Ctrl-C leaves no half file", async () => {
  await using server = await brokenServer(9, ["uniqueId,name\r\n", ...Array.from({ length: 200 }, () => "1,a\r\n")]);
  await using place = await folder();
  const env = { ...server.env };
  const child = spawn(process.execPath, [program, "contacts", "export", "-o", join(place.path, "a.csv")], { env });
  const exit = new Promise((resolve) => child.once("exit", resolve));
  while ((await readdir(place.path)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  expect(await exit).toBe(130);
  expect(await readdir(place.path)).toEqual([]);
});

test("export says what is wrong before it asks the server for a file", async () => {
  await using given = await setUp();
  const wrong: [string[], RegExp][] = [
    [["-o", "/does/not/exist/a.csv"], /a\.csv cannot be written: ENOENT/],
    [["-o", tmpdir()], /is not a file/],
    [["-o", "/dev/null"], /\/dev\/null is not a file/],
    [["--format", "xls"], /Allowed choices are csv, ndjson, vcf/],
    [["--list", "x"], /^roster: --list must be a UUID\n$/],
    [["--attr", "a:gt=null"], /^roster: --attr .*must be a text or a number\n$/],
    [["--created-after", "2026-01-02", "--created-before", "2026-01-01"], /^roster: --created-after must be earlier/],
    [["--filter", '{"and":[]}'], /^roster: --filter \(\/and\) must be an array/],
  ];
  for (const [flags, err] of wrong) {
    const result = await roster(["contacts", "export", ...flags], given);
    expect(result.err).toMatch(err);
    expect([flags, result.code, result.out]).toEqual([flags, 2, ""]);
  }
});
