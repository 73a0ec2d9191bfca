import { expect, test } from "vitest";
import { ContactWriter, DirectoryCounts, type Tenant } from "../src/index.ts";
import { sql } from "../src/repositories/sql.ts";
import { addOrganization, type TestDatabase, testDatabase } from "../src/testing/index.ts";

const contacts = Array.from({ length: 12 }, (_, n) => ({
  name: `Person ${n}`,
  phone: `+1415555${1000 + n}`,
  status: (["Active", "Inactive", "Blocked"] as const)[n % 3] ?? "Active",
  lists: n % 2 ? ["L", "M"] : ["L"],
  tags: n % 4 ? [] : ["T"],
  conversations: n % 5 ? [] : [[Date.UTC(2026, 0, 1 + n)]],
}));

async function organization({ db }: TestDatabase) {
  const made = await addOrganization(db, { contacts });
  const tenant: Tenant = { organizationId: made.organizationId, defaultRegion: "US" };
  return { ...made, tenant, ids: Object.values(made.contacts), writer: new ContactWriter(db.fork(), tenant) };
}

test("every write carries its counts, compacted or not", async () => {
  await using test = await testDatabase();
  const { ids, lists, tags, writer } = await organization(test);
  const counts = new DirectoryCounts(test.db.fork());
  expect(await counts.wrong()).toEqual([]);
  const writes = [
    () => writer.setStatus(ids.slice(0, 5), "Blocked"),
    () => writer.join("list", lists.M as string, ids),
    () => writer.leave("list", lists.L as string, ids.slice(3)),
    () => writer.join("tag", tags.T as string, ids.slice(2, 9)),
    () => writer.leave("tag", tags.T as string, ids.slice(0, 4)),
    () => writer.remove(ids.slice(4, 8)),
  ];
  const changed: number[] = [];
  for (const write of writes) {
    changed.push((await write()).length);
    expect(await counts.wrong()).toEqual([]);
    await counts.compact();
    expect(await counts.wrong()).toEqual([]);
  }
  expect(changed).toEqual([4, 6, 9, 5, 3, 4]);
  const { rows } = await sql`select from directory_count_delta`.execute(test.owner.getKysely());
  expect(rows).toEqual([]);
});

test("a write that changes nothing says so, and other tenants' ids are nobody", async () => {
  await using test = await testDatabase();
  const ours = await organization(test);
  const theirs = await organization(test);
  expect(await ours.writer.setStatus(theirs.ids, "Blocked")).toEqual([]);
  expect(await ours.writer.remove(theirs.ids)).toEqual([]);
  expect(await ours.writer.join("list", theirs.lists.M as string, ours.ids)).toEqual([]);
  expect(await ours.writer.join("list", ours.lists.L as string, ours.ids)).toEqual([]);
  expect(await ours.writer.leave("tag", theirs.tags.T as string, theirs.ids)).toEqual([]);
  expect(await new DirectoryCounts(test.db.fork()).wrong()).toEqual([]);
});

test("a count that is wrong is noticed", async () => {
  await using test = await testDatabase();
  const { tenant, ids } = await organization(test);
  await sql`delete from contact_tag where contact_id = ${ids[0]}`.execute(test.owner.getKysely());
  expect(await new DirectoryCounts(test.db.fork()).wrong()).toMatchObject([
    { organizationId: tenant.organizationId, kind: "tag", counted: 3, live: 2 },
  ]);
});
