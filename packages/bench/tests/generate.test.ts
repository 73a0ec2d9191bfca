import { DirectoryCounts } from "@roster/db";
import { testDatabase } from "@roster/db/testing";
import { expect, test } from "vitest";
import { readFacts } from "../src/facts.ts";
import { fillDatabase } from "../src/generate/fill.ts";

const contacts = 3_000;
const everything = ["contact", "contact_list_member", "contact_tag", "conversation", "message", "contact_activity"]
  .map((table) => `select '${table}' as name, md5(string_agg(t::text, ' ' order by t::text)) as hash from ${table} t`)
  .join(" union all ");
const keys =
  "select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint";
const indexes =
  "select tablename as owner, indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'";

test("the same size is the same rows every time, with every key and index that migrations make", async () => {
  await using first = await testDatabase();
  await using second = await testDatabase();
  const definitions = () => second.owner.execute(`${keys} union all ${indexes} order by 1, 2, 3`);
  const before = await definitions();
  for (const { url } of [first, second]) await fillDatabase(url, contacts, () => {});
  expect(await definitions()).toEqual(before);
  expect(await second.owner.execute(everything)).toEqual(await first.owner.execute(everything));
  expect(await readFacts(second.url)).toEqual(await readFacts(first.url));
  expect(await new DirectoryCounts(first.db.fork()).wrong()).toEqual([]);
}, 120_000);

test("lists, tags and names are as common as scenarios need them", async () => {
  await using database = await testDatabase();
  await fillDatabase(database.url, contacts, () => {});
  const { big, small } = await readFacts(database.url);
  const { organizationId } = big.tenant;
  const count = async (rows: string) =>
    (await database.owner.execute<[{ n: number }]>(`select count(*)::int as n from ${rows}`))[0].n;
  const members = (list: string) =>
    count(`contact_list_member where organization_id = '${organizationId}' and list_id = '${list}'`);
  expect([big.contacts, await members(big.lists.ten)]).toEqual([contacts, 10]);
  expect(small.contacts).toBeGreaterThanOrEqual(300);
  expect((await members(big.lists.half)) / contacts).toBeCloseTo(0.5, 1);
  expect((await members(big.lists.hundredth)) / contacts).toBeCloseTo(0.01, 2);
  expect((await count("contact_list_member")) / (await count("contact"))).toBeCloseTo(2, 0);
  expect((await count("conversation")) / (await count("contact"))).toBeCloseTo(0.6, 1);
  expect((await count("contact where search_text like '%mar%'")) / (await count("contact"))).toBeCloseTo(0.07, 1);
});
