import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import {
  ContactWriter,
  type Database,
  DirectoryCounts,
  type EntityManager,
  ImportRepository,
  type Kysely,
  type Tenant,
} from "../src/index.ts";
import { addOrganization, testDatabase } from "../src/testing/index.ts";

const writers = 8;
const loadMs = 3_000;
const statuses = ["Active", "Inactive", "Blocked"] as const;

const contacts = Array.from({ length: 60 }, (_, n) => ({
  name: `Person ${n}`,
  phone: phoneOf(n),
  status: statuses[n % 3] ?? "Active",
  lists: n % 2 ? ["L"] : ["L", "M"],
  tags: n % 3 ? [] : ["T"],
  conversations: n % 4 ? [] : [[Date.UTC(2026, 0, 1 + (n % 20))]],
}));

function phoneOf(n: number): string {
  return `+1415555${1000 + n}`;
}

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** What all writers together say that they did. */
interface Done {
  created: number;
  restored: number;
  removed: number;
  rolledBack: number;
}

test("counts are right at every moment of a load with rollbacks, savepoints, deletes, imports and compaction, and nothing is lost", async () => {
  await using place = await testDatabase();
  const { db } = place;
  const made = await addOrganization(db, { contacts });
  const tenant: Tenant = { organizationId: made.organizationId, defaultRegion: "US" };
  const done: Done = { created: 0, restored: 0, removed: 0, rolledBack: 0 };
  const until = Date.now() + loadMs;
  const whileLoaded = async (work: () => Promise<unknown>, pauseMs = 0) => {
    while (Date.now() < until) {
      await work();
      if (pauseMs > 0) await sleep(pauseMs);
    }
  };
  const counts = new DirectoryCounts(db.fork());
  let checks = 0;
  const check = async () => {
    expect(await counts.wrong()).toEqual([]);
    checks += 1;
  };
  await Promise.all([
    ...Array.from({ length: writers }, (_, n) => {
      const step = writer(db, { tenant, lists: made.lists, tags: made.tags }, { roll: dice(n + 1), done });
      return whileLoaded(step);
    }),
    whileLoaded(() => new DirectoryCounts(db.fork()).compact(), 20),
    whileLoaded(() => new DirectoryCounts(db.fork()).compact(), 35),
    whileLoaded(check, 50),
  ]);
  await check();
  expect(checks).toBeGreaterThan(5);
  expect(Math.min(done.created, done.restored, done.removed, done.rolledBack)).toBeGreaterThan(0);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact`.execute(place.owner.getKysely());
  expect(rows[0]?.n).toBe(contacts.length + done.created + done.restored - done.removed);
  await counts.compact();
  await check();
});

interface Directory {
  tenant: Tenant;
  lists: Record<string, string>;
  tags: Record<string, string>;
}

/** One writer: each call does one of everything that changes counted rows, now and then inside a transaction that is undone. */
function writer(
  db: Database,
  { tenant, lists, tags }: Directory,
  { roll, done }: { roll: (sides: number) => number; done: Done },
): () => Promise<void> {
  const ids = async (em: EntityManager) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from contact order by random() limit ${sql.lit(1 + roll(5))}`.execute(em.getKysely());
    return rows.map((row) => row.id);
  };
  const change = async (em: EntityManager): Promise<number> => {
    const writes = new ContactWriter(em, tenant);
    const list = Object.values(lists)[roll(2)] as string;
    const [tag = ""] = Object.values(tags);
    const some = await ids(em);
    switch (roll(6)) {
      case 0:
        await writes.join("list", list, some);
        return 0;
      case 1:
        await writes.leave("list", list, some);
        return 0;
      case 2:
        await writes.join("tag", tag, some);
        return 0;
      case 3:
        await writes.leave("tag", tag, some);
        return 0;
      case 4:
        return (await writes.remove(some)).length;
      default:
        await writes.setStatus(some, statuses[roll(3)] ?? "Active");
        return 0;
    }
  };
  return async () => {
    const kind = roll(10);
    if (kind < 3) {
      const report = await importSome(new ImportRepository(db.fork(), tenant), { roll, listIds: [lists.L as string] });
      done.created += report.created;
      done.restored += report.restored;
    } else if (kind < 5) {
      await undone({ db, tenant }, change);
      done.rolledBack += 1;
    } else if (kind < 6) {
      const removed = await withSavepoint({ db, tenant }, change);
      done.removed += removed;
    } else {
      const removed = await change(db.fork());
      done.removed += removed;
    }
  };
}

async function importSome(
  imports: ImportRepository,
  { roll, listIds }: { roll: (sides: number) => number; listIds: string[] },
) {
  const options = {
    fileName: "",
    map: {},
    dryRun: false,
    onConflict: (["merge", "update", "skip"] as const)[roll(3)] ?? "merge",
    listIds: roll(2) ? listIds : [],
  } as const;
  const importId = (await imports.begin({ ...options, listIds: [...options.listIds] })) as string;
  const rows = Array.from({ length: 1 + roll(8) }, (_, n) => ({
    row: n + 2,
    verdict: null,
    detail: "",
    name: `Person ${roll(3)}`,
    isNamed: true,
    phone: phoneOf(roll(120)),
    tags: roll(2) ? ["T"] : [],
    attributes: {},
    source: null,
  }));
  await imports.stage(importId, rows);
  await imports.seal(importId);
  while (await imports.storeChunk(importId, 3));
  const report = await imports.report({ importId });
  if (report?.state !== "done") throw new Error("the import did not end");
  return report;
}

// A deadlock, or a row that was deleted meanwhile: writers begin again by themselves, but not inside somebody else's transaction.
const lostRaces = ["40P01", "40001", "23503", "25P02"];

interface Place {
  db: Database;
  tenant: Tenant;
}

async function begin(db: Database, { organizationId }: Tenant) {
  const transaction = await db.fork().getKysely().startTransaction().execute();
  await sql`select set_config('roster.organization', ${organizationId}, true)`.execute(transaction);
  return transaction;
}

/** A change in a transaction that is rolled back whole. */
async function undone({ db, tenant }: Place, change: (em: EntityManager) => Promise<number>): Promise<void> {
  const transaction = await begin(db, tenant);
  await change(inside(transaction))
    .catch(unlessLost)
    .finally(() => transaction.rollback().execute());
}

/** Two changes in one transaction, the first of which is taken back to a savepoint. Answers how many contacts the second removed. */
async function withSavepoint({ db, tenant }: Place, change: (em: EntityManager) => Promise<number>): Promise<number> {
  const transaction = await begin(db, tenant);
  try {
    const saved = await transaction.savepoint("before").execute();
    await change(inside(saved)).catch(unlessLost);
    await saved.rollbackToSavepoint("before").execute();
    const removed = await change(inside(transaction));
    await transaction.commit().execute();
    return removed;
  } catch (error) {
    await transaction.rollback().execute();
    return unlessLost(error);
  }
}

function unlessLost(error: { code?: string } | unknown): number {
  if (!lostRaces.includes((error as { code?: string }).code ?? "")) throw error;
  return 0;
}

/** An entity manager whose transactions are all this one. */
function inside(transaction: Kysely): EntityManager {
  const execute = (work: (db: Kysely) => unknown) => work(transaction);
  const kysely = new Proxy(transaction, {
    get(target, name) {
      if (name === "transaction") return () => ({ execute });
      const member = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { getKysely: () => kysely } as unknown as EntityManager;
}
