import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

const people = {
  lists: ["Target"],
  contacts: [
    { name: "Ana", phone: "+14155550101", attributes: { city: "Rome", age: 30 }, tags: ["old", "kept"] },
    { name: "Bo", phone: "+14155550102", attributes: { city: "Oslo" } },
    { name: "Cleo", phone: "+14155550103" },
  ],
};
const file = [
  "name,phone,city,tags",
  "Anna,+14155550101,Lima,kept",
  "Bo,+14155550102,Oslo,",
  "Dan,+14155550104,Oslo,new",
  "Dan again,+1 415 555 0104,Oslo,",
  "Eve,nobody,,",
  "Cleo,+14155550103,,",
  "Fay,+1 123 555 0199,,",
].join("\n");

test("a dry run says of every row what would become of it, and stores nothing", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization(people);
  await ours.caller.contacts.delete({ uniqueId: ours.contacts["+14155550103"] as string });
  const state = async () => JSON.stringify([await ours.caller.contacts.list({}), await ours.caller.tags.list({})]);
  const before = await state();
  const response = await ours.fetch("/api/contacts/import?dry_run=true", {
    method: "POST",
    body: file,
    headers: { "content-type": "text/csv" },
  });
  const report = await response.json();
  expect(report).toMatchObject({
    dryRun: true,
    state: "done",
    read: 7,
    created: 2,
    updated: 1,
    unchanged: 1,
    restored: 1,
    duplicate: 1,
    rejected: 1,
  });
  expect(
    report.issues.map(({ row, verdict, detail }: { row: number; verdict: string; detail: string }) => [
      row,
      verdict,
      detail,
    ]),
  ).toEqual([
    [2, "updated", `contact ${ours.contacts["+14155550101"]}`],
    [3, "unchanged", `contact ${ours.contacts["+14155550102"]}`],
    [4, "duplicate", "row 5 has the same phone"],
    [5, "created", ""],
    [6, "rejected", "nobody is not a phone number in region US"],
    [7, "restored", ""],
    [8, "created", "+11235550199 is a possible phone number, but not a valid one"],
  ]);
  expect(await state()).toBe(before);
  const stored = await ours.caller.contacts.import({ content: file });
  const { read, created, updated, unchanged, restored, duplicate, rejected } = stored;
  expect(report).toMatchObject({ read, created, updated, unchanged, restored, duplicate, rejected });
  expect(await api.counts.wrong()).toEqual([]);
});

test.each(["merge", "update", "skip"] as const)(
  "a dry run under %s foretells what the import does",
  async (onConflict) => {
    await using api = await testApi();
    const ours = await api.addOrganization(people);
    const listIds = [ours.lists.Target as string];
    const options = { content: file, onConflict, listIds };
    const {
      issues: _,
      dryRun: __,
      importId: ___,
      createdAt: ______,
      issuesTotal: ____,
      warnings: _____,
      ...foretold
    } = await ours.caller.contacts.import({ ...options, dryRun: true });
    expect(await ours.caller.contacts.import(options)).toMatchObject(foretold);
    const again = await ours.caller.contacts.import({ ...options, dryRun: true });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
  },
);

test("merge adds to a contact, update makes it what the file has, skip leaves it as it is", async () => {
  const outcomeOf = async (onConflict: "merge" | "update" | "skip") => {
    await using api = await testApi();
    const ours = await api.addOrganization(people);
    await ours.caller.contacts.import({ content: file, onConflict });
    const { name, attributes, tags } = await ours.caller.contacts.get({
      uniqueId: ours.contacts["+14155550101"] as string,
    });
    expect(await api.counts.wrong()).toEqual([]);
    return { name, attributes, tags: tags?.map(({ label }) => label) };
  };
  expect(await outcomeOf("merge")).toEqual({
    name: "Anna",
    attributes: { city: "Lima", age: 30 },
    tags: ["kept", "old"],
  });
  expect(await outcomeOf("update")).toEqual({ name: "Anna", attributes: { city: "Lima" }, tags: ["kept"] });
  expect(await outcomeOf("skip")).toEqual({
    name: "Ana",
    attributes: { city: "Rome", age: 30 },
    tags: ["kept", "old"],
  });
});
