import { sql } from "@roster/db";
import { expect, test } from "vitest";
import { type TestOrganization, testApi } from "../src/testing/index.ts";

const contacts = [
  { name: "Ana", phone: "+14155550101", lists: ["B", "A"], tags: ["y", "x", "Z"] },
  { name: "Bo", phone: "+14155550102", lists: ["B"], tags: [] },
];

async function pageOf({ caller }: TestOrganization) {
  const { contacts: found } = await caller.contacts.list({ sortBy: "name", order: "asc" });
  return found.map(({ lists = [], tags = [] }) => ({
    lists: lists.map(({ name, description, numberOfContacts, tags: own }) => [
      name,
      description,
      numberOfContacts,
      own.map((tag) => tag.label),
    ]),
    tags: tags.map((tag) => tag.label),
  }));
}

test("lists stand by name and tags by label, as their writers last left them", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  const change = (statement: ReturnType<typeof sql>) =>
    sql`with changed as (${statement} returning organization_id)
      insert into directory_count_delta (organization_id, kind, key, n)
      select organization_id, 'catalogue', organization_id, 1 from changed`.execute(api.owner.getKysely());
  expect(await pageOf(ours)).toEqual([
    {
      lists: [
        ["A", "", 1, []],
        ["B", "", 2, []],
      ],
      tags: ["Z", "x", "y"],
    },
    { lists: [["B", "", 2, []]], tags: [] },
  ]);
  await change(sql`update tag set label = '𝒳' where id = ${ours.tags.Z}::uuid`);
  await change(sql`update tag set label = 'ﬀ' where id = ${ours.tags.x}::uuid`);
  await change(sql`update contact_list set name = 'C', description = 'new' where id = ${ours.lists.A}::uuid`);
  await change(
    sql`insert into contact_list_tag (organization_id, list_id, tag_id) values (${ours.organizationId}, ${ours.lists.B}, ${ours.tags.y})`,
  );
  expect(await pageOf(ours)).toEqual([
    {
      lists: [
        ["B", "", 2, ["y"]],
        ["C", "new", 1, []],
      ],
      tags: ["y", "ﬀ", "𝒳"],
    },
    { lists: [["B", "", 2, ["y"]]], tags: [] },
  ]);
});

test("members of a list are counted as of the page, though the list itself is remembered", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  expect((await pageOf(ours))[1]?.lists).toEqual([["B", "", 2, []]]);
  await ours.caller.contacts.import({ content: "phone\n+14155550103\n", listIds: [ours.lists.B as string] });
  expect((await pageOf(ours)).at(-1)?.lists).toEqual([["B", "", 3, []]]);
});

test("pages that are read while lists and tags are renamed show each contact's own, before or after", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts });
  let isDone = false;
  const rename = async () => {
    for (let round = 0; round < 50; round += 1)
      await sql`with changed as (update tag set label = label || '.' where organization_id = ${ours.organizationId}::uuid
          and id = ${ours.tags.x}::uuid returning organization_id),
        listed as (update contact_list set description = (select label from tag where id = ${ours.tags.x}::uuid) || '.'
          where id = ${ours.lists.A}::uuid)
        insert into directory_count_delta (organization_id, kind, key, n)
        select organization_id, 'catalogue', organization_id, 1 from changed`.execute(api.owner.getKysely());
    isDone = true;
  };
  const read = async () => {
    let pages = 0;
    while (!isDone || pages < 5) {
      const [ana] = await pageOf(ours);
      const label = ana?.tags.find((tag) => tag.startsWith("x"));
      const description = ana?.lists[0]?.[1];
      // One statement writes both, so whoever sees one of them new sees the other new as well.
      if (description !== "") expect(description).toBe(label);
      pages += 1;
    }
  };
  await Promise.all([rename(), read(), read(), read()]);
  expect((await pageOf(ours))[0]?.tags).toEqual(["Z", `x${".".repeat(50)}`, "y"]);
});
