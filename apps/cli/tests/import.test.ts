import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fakeServer } from "./fake-server.ts";
import { people, roster, setUp } from "./roster.ts";

test("import reports every row, from a file and from standard input", async () => {
  await using given = await setUp({ contacts: people });
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
  const rejected = join(directory, "rejected.csv");
  expect(await roster([...args, "--rejected", rejected], given)).toMatchObject({
    code: 0,
    err: `1 rejected row written to ${rejected}\n`,
  });
  expect(await readFile(rejected, "utf8")).toBe(
    "\ufeffWho,Handy,Why it was rejected\r\nBo,12,12 is not a phone number in region DE\r\n",
  );
  await rm(directory, { recursive: true });
});

test("a dry run says what would become of every row, and stores nothing", async () => {
  await using given = await setUp({
    contacts: [
      { name: "Ana", phone: "+14155550101", attributes: { City: "Rome" } },
      { name: "Bo", phone: "+14155550102" },
      { name: "Cy", phone: "+14155550103" },
    ],
  });
  const { caller, contacts } = given.ours;
  const [ana = "", bo = "", cy = ""] = Object.values(contacts);
  await caller.contacts.delete({ uniqueId: cy });
  const input = [
    "Name,Phone,City",
    "Ana,+14155550101,Oslo",
    "Bo,+14155550102,",
    "Cy,+14155550103,",
    "Di,+14155550104,",
    "Di again,+14155550104,",
    "Eve,12,",
  ].join("\n");
  const before = await caller.contacts.list({});
  const dry = await roster(["import", "-", "--dry-run"], { ...given, input });
  expect(dry).toMatchObject({ code: 0, err: "" });
  expect(dry.out.split("\n")).toEqual([
    "6 rows read: 1 created, 1 updated, 1 unchanged, 1 restored, 1 duplicate, 1 rejected",
    `  row 2 updated: contact ${ana} (Ana +14155550101)`,
    `  row 3 unchanged: contact ${bo} (Bo +14155550102)`,
    "  row 4 restored (Cy +14155550103)",
    "  row 5 duplicate: row 6 has the same phone (Di +14155550104)",
    "  row 6 created (Di again +14155550104)",
    expect.stringMatching(/^ {2}row 7 rejected: 12 is not a phone number.* \(Eve 12\)$/),
    "Nothing was stored: this is what would become of the rows.",
    "",
  ]);
  const json = await roster(["import", "-", "--dry-run", "--json"], { ...given, input });
  expect(JSON.parse(json.out)).toMatchObject({ dryRun: true, state: "done", created: 1, issuesTotal: 6 });
  expect(await caller.contacts.list({})).toEqual(before);
});

test("--on-conflict says what becomes of a contact that exists", async () => {
  const contacts = [{ name: "Ana", phone: "+14155550101", attributes: { City: "Rome", nick: "An" } }];
  const input = "Name,Phone,City\nAnna,+14155550101,Oslo\n";
  const expected = {
    skip: { name: "Ana", attributes: { City: "Rome", nick: "An" } },
    merge: { name: "Anna", attributes: { City: "Oslo", nick: "An" } },
    update: { name: "Anna", attributes: { City: "Oslo" } },
  };
  for (const [policy, contact] of Object.entries(expected)) {
    await using given = await setUp({ contacts });
    await roster(["import", "-", "--on-conflict", policy], { ...given, input });
    const page = await given.ours.caller.contacts.list({});
    expect([policy, page.contacts]).toMatchObject([policy, [contact]]);
  }
});

test("an import that the server gave up is a failure", async () => {
  const report = {
    importId: "x",
    state: "failed",
    read: 0,
    issues: [],
    issuesTotal: 0,
    error: "the upload was interrupted",
  };
  await using server = await fakeServer((request, response) => {
    request
      .resume()
      .on("end", () => response.setHeader("content-type", "application/json").end(JSON.stringify(report)));
  });
  const { code, err } = await roster(["import", "-"], { ...server, input: "Phone\n" });
  expect([code, err]).toEqual([1, "roster: the import failed: the upload was interrupted\n"]);
});
