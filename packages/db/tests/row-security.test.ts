import { expect, test } from "vitest";
import { connected } from "../src/connection.ts";
import { applicationRole, upkeepRole } from "../src/database-roles.ts";
import { Database } from "../src/index.ts";
import { compile, sql } from "../src/repositories/sql.ts";
import { everyTenant, type Tenant } from "../src/repositories/tenant.ts";
import { run } from "../src/repositories/transaction.ts";
import { addOrganization, type TestDatabase, testDatabase } from "../src/testing/index.ts";

/** Tables that are no tenant's, and what of a tenant row-level security leaves alone: see docs/decisions.md. */
const withoutPolicy = ["contact", "contact_activity", "contact_list_member", "contact_tag", "import_row"];
const withoutTenant = ["account", "app_user", "migration", "session", "verification"];

const contact = (n: number) => ({
  name: `Person ${n}`,
  phone: `+1415555000${n}`,
  lists: ["VIP"],
  tags: ["Gold"],
  conversations: [[Date.UTC(2026, 0, n)]],
});

async function twoTenants({ db }: TestDatabase): Promise<{ ours: Tenant; theirs: Tenant }> {
  const made = async (n: number): Promise<Tenant> => {
    const { organizationId } = await addOrganization(db, { contacts: [contact(n)] });
    return { organizationId, defaultRegion: "US" };
  };
  return { ours: await made(1), theirs: await made(2) };
}

async function tenantTables({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner.execute<{ name: string }[]>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname",
  );
  return rows.map(({ name }) => name).filter((name) => !withoutTenant.includes(name));
}

test("every table of tenants is under row-level security", async () => {
  await using test = await testDatabase();
  const rows = await test.owner.execute<{ name: string }[]>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by relname",
  );
  expect(rows.map(({ name }) => name)).toEqual([...withoutTenant, ...withoutPolicy].sort());
});

test("a statement that forgot its tenant sees that tenant's rows alone, and none without one", async () => {
  await using test = await testDatabase();
  const { ours } = await twoTenants(test);
  const seen: Record<string, string> = {};
  for (const table of await tenantTables(test)) {
    const key = sql.ref(table === "organization" ? "id" : "organization_id");
    const all = sql<{ id: string }>`select distinct ${key} as id from ${sql.ref(table)}`;
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join();
    const written = idsOf((await run(test.db.fork(), ours, all)).rows);
    const read = idsOf(await test.db.reader.rows<{ id: string }>(ours, compile(all), { isPlain: true }));
    const snapshot = await test.db.reader.inOneSnapshot(ours, (rows) => rows<{ id: string }>(compile(all)));
    const bare = idsOf(await test.db.fork().execute(compile(all).text));
    seen[table] = [written, read, idsOf(snapshot), bare].join(" ");
  }
  const one = [ours.organizationId, ours.organizationId, ours.organizationId, ""].join(" ");
  expect(seen).toMatchObject({
    organization: one,
    contact_list: one,
    tag: one,
    message: one,
    directory_count: one,
  });
  const leaking = Object.entries(seen).filter(([, ids]) => ids !== one && ids.trim() !== "");
  expect(leaking.map(([table]) => table)).toEqual([
    "contact",
    "contact_activity",
    "contact_list_member",
    "contact_tag",
  ]);
});

test("nothing can be written under another tenant's name, nor another's row be changed or deleted", async () => {
  await using test = await testDatabase();
  const { ours, theirs } = await twoTenants(test);
  const before = await everything(test);
  for (const table of await tenantTables(test)) {
    if (withoutPolicy.includes(table)) continue;
    const key = sql.ref(table === "organization" ? "id" : "organization_id");
    const name = sql.ref(table);
    const attempt = (statement: ReturnType<typeof sql>) => run(test.db.fork(), ours, statement).catch(() => null);
    const stolen = await attempt(
      sql`update ${name} set ${key} = ${ours.organizationId}::uuid where ${key} = ${theirs.organizationId}::uuid`,
    );
    expect(stolen?.numAffectedRows ?? 0n, table).toBe(0n);
    const given = run(
      test.db.fork(),
      ours,
      sql`update ${name} set ${key} = ${theirs.organizationId}::uuid where ${key} = ${ours.organizationId}::uuid`,
    );
    expect((await given.catch(() => ({ numAffectedRows: 0n }))).numAffectedRows, table).toBe(0n);
    const deleted = await attempt(sql`delete from ${name} where ${key} = ${theirs.organizationId}::uuid`);
    expect(deleted?.numAffectedRows ?? 0n, table).toBe(0n);
  }
  const foreign = sql`insert into tag (organization_id, label) values (${theirs.organizationId}::uuid, 'x')`;
  await expect(run(test.db.fork(), ours, foreign)).rejects.toThrow(/row-level security/);
  expect(await everything(test)).toEqual(before);
});

async function everything(test: TestDatabase): Promise<unknown[]> {
  const rows = [];
  for (const table of await tenantTables(test))
    rows.push(await test.owner.execute(`select * from ${table} order by 1, 2`));
  return rows;
}

test("a connection that served one tenant serves the next one as that one", async () => {
  await using test = await testDatabase();
  const { ours, theirs } = await twoTenants(test);
  await using db = await Database.open({ url: test.url, poolSize: 1 });
  const label = compile(sql`select organization_id as id from tag`);
  for (const tenant of [ours, theirs, theirs, ours]) {
    expect(await db.reader.rows(tenant, label, { isPlain: true })).toEqual([{ id: tenant.organizationId }]);
    const broken = compile(sql`select 1 / 0 as id from tag`);
    await expect(db.reader.rows(tenant, broken, { isPlain: true })).rejects.toThrow(/zero/);
  }
});

test("the application is neither owner nor superuser, and may not change tables, migrations or its rights", async () => {
  await using test = await testDatabase();
  const { ours } = await twoTenants(test);
  const [who] = await test.db
    .fork()
    .execute<{ name: string; is_super: boolean; may_bypass: boolean }[]>(
      "select current_user as name, rolsuper as is_super, rolbypassrls as may_bypass from pg_roles where rolname = current_user",
    );
  expect(who).toEqual({ name: applicationRole, is_super: false, may_bypass: false });
  for (const statement of [
    "drop table tag",
    "alter table tag disable row level security",
    "create policy open on tag using (true)",
    "create table mine (id int)",
    "insert into migration (name) values ('x')",
    "truncate tag",
  ])
    await expect(run(test.db.fork(), ours, sql.raw(statement)), statement).rejects.toThrow(
      /permission denied|must be owner/,
    );
  const upkeep = await run(test.db.fork(), everyTenant, sql<{ name: string }>`select current_user as name`);
  expect(upkeep.rows).toEqual([{ name: upkeepRole }]);
});

test("a server whose user owns nothing works with tables that another user migrates", async () => {
  await using test = await testDatabase();
  const { ours } = await twoTenants(test);
  const user = `app_${ours.organizationId.slice(-12)}`;
  const administer = (statement: string) => connected(test.url, (client) => client.query(statement));
  await administer(`create role ${user} login password 'secret' nosuperuser nocreaterole`);
  try {
    const url = Object.assign(new URL(test.url), { username: user, password: "secret" }).href;
    await using db = await Database.open({ url, ownerUrl: test.url, poolSize: 1 });
    await expect(db.ping()).rejects.toThrow(/permission denied to set role/);
    await db.migrate();
    await db.migrate();
    const tags = await run(db.fork(), ours, sql`select organization_id as id from tag`);
    expect(tags.rows).toEqual([{ id: ours.organizationId }]);
  } finally {
    await administer(`drop owned by ${user}; drop role ${user}`);
  }
});

test("an owner that may not make roles is told what an administrator has to run", async () => {
  await using test = await testDatabase();
  const user = `plain_${crypto.randomUUID().slice(-12)}`;
  const administer = (statement: string) => connected(test.url, (client) => client.query(statement));
  await administer(`create role ${user} login password 'secret'`);
  await administer(`create database ${user} owner ${user}`);
  try {
    const url = Object.assign(new URL(test.url), { username: user, password: "secret", pathname: `/${user}` }).href;
    await using db = await Database.open({ url, poolSize: 1 });
    await expect(db.migrate()).rejects.toThrow(`Have an administrator run: grant ${applicationRole} to "${user}";`);
    for (const role of [applicationRole, upkeepRole]) await administer(`grant ${role} to ${user}`);
    await db.migrate();
    await db.ping();
  } finally {
    await administer(`drop database ${user} with (force)`);
    await administer(`drop role ${user}`);
  }
});
