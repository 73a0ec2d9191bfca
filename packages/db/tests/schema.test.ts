import { expect, test } from "vitest";
import { openAsOwner } from "../src/database.ts";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";

/** The SQL that would make of the tables what the entities describe. */
async function missing({ url }: TestDatabase): Promise<string> {
  await using orm = await openAsOwner(url);
  return orm.schema.getUpdateSchemaSQL();
}

test("the migrations make exactly what the entities describe", async () => {
  await using test = await testDatabase();
  expect(await missing(test)).toBe("");
});

test.each([
  ["an index", "drop index contact_search"],
  ["a column", "alter table contact drop column name_key"],
  ["a tenant key", "alter table contact_tag drop constraint contact_tag_organization_id_tag_id_foreign"],
  ["a check", "alter table contact drop constraint contact_phone_format"],
  ["a policy", "drop policy tenant on tag"],
  ["a trigger", "drop trigger message_told on message"],
])("a migration that forgot %s is noticed", async (_, statement) => {
  await using test = await testDatabase();
  await test.owner.execute(statement);
  expect(await missing(test)).not.toBe("");
});

test("every key of a tenant's table begins with the organization", async () => {
  await using test = await testDatabase();
  const keys = await test.owner.execute<{ name: string; first: string }[]>(`
    select i.indexrelid::regclass::text as name, a.attname as first
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    where t.relnamespace = 'public'::regnamespace and t.relname not in ('organization', 'migration')
      and exists (select from pg_attribute o where o.attrelid = t.oid and o.attname = 'organization_id')`);
  const elsewhere = keys.filter((key) => key.first !== "organization_id").map((key) => key.name);
  // These are read across tenants: the runners of bulk changes and imports, and a person's own organizations.
  expect(elsewhere.sort()).toEqual(["bulk_job_state", "import_job_state", "organization_member_user"]);
  expect(keys.length).toBeGreaterThan(25);
});
