import type { ImportOptions } from "@roster/domain/import";
import { countChanges } from "./counts.sql.ts";
import { joinGroups } from "./import-groups.ts";
import { restoreDeleted } from "./import-restore.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

export interface ChunkOutcome {
  lastRow: number;
  created: number;
  updated: number;
  unchanged: number;
  restored: number;
}

export interface ChunkOptions {
  tenant: Tenant;
  onConflict: ImportOptions["onConflict"];
  listIds: readonly string[];
}

/**
 * Stores rows of one tenant in the transaction of `db`, each phone at most once: contacts with their tags and lists. The
 * rows are copied to a table that lives as long as the transaction, where each already has its contact's id and what will
 * become of it. Null when there are none.
 */
export async function storeChunk(db: Connection, rows: Fragment, options: ChunkOptions): Promise<ChunkOutcome | null> {
  // Sorts and hashes of a chunk, and what its rows add to the search index, fit into this.
  await sql`set local work_mem = '128MB'`.execute(db);
  await sql`create temporary table import_chunk on commit drop as
    select r.organization_id, r.row, r.name, r.is_named, r.phone, r.tags, r.attributes, coalesce(c.id, uuid7()) as contact_id,
      case when c.id is null then 'created' else ${unlessNew(options)} end as outcome
    from (${rows}) r left join contact c on ${samePhone(options)}`.execute(db);
  // The planner knows nothing of rows that came a second ago.
  await sql`analyze import_chunk (phone, contact_id, outcome)`.execute(db);
  await restoreDeleted(db);
  await insertNew(db, options);
  if (options.onConflict === "merge") await merge(db, options);
  await joinGroups(db, options);
  const outcomes = await tally(db);
  return outcomes.lastRow === null ? null : { ...outcomes, lastRow: outcomes.lastRow };
}

const mergedName = sql`case when r.is_named then r.name else c.name end`;
const differs = sql<boolean>`(c.name, c.attributes) is distinct from (${mergedName}, c.attributes || r.attributes)`;

function unlessNew({ onConflict }: ChunkOptions): Fragment<string> {
  return onConflict === "merge" ? sql`case when ${differs} then 'updated' else 'unchanged' end` : sql`'unchanged'`;
}

function samePhone({ tenant }: ChunkOptions): Fragment<boolean> {
  return sql`${within(tenant, "c")} and c.phone = r.phone`;
}

/** Inserts in the order of phones, so that two imports of the same people wait for each other in turn. */
async function insertNew(db: Connection, options: ChunkOptions): Promise<void> {
  for (let added = 0; ; ) {
    const { rows } = await sql<{ added: number }>`
      with added as (
        insert into contact (organization_id, id, name, phone, attributes)
        select r.organization_id, r.contact_id, r.name, r.phone, r.attributes from import_chunk r where r.outcome = 'created'
        order by r.phone on conflict (organization_id, phone) do nothing returning organization_id, status),
      counted as (${countChanges([{ kind: "contact", rows: "added", status: "status" }])})
      select count(*)::int as added from added`.execute(db);
    added += rows[0]?.added ?? 0;
    if (added >= (await tally(db)).created) return;
    // Somebody else stored the same phone meanwhile: those rows are merged into that contact.
    await sql`update import_chunk r set contact_id = c.id, outcome = ${unlessNew(options)} from contact c
      where r.outcome = 'created' and ${samePhone(options)} and c.id <> r.contact_id`.execute(db);
  }
}

async function merge(db: Connection, { tenant }: ChunkOptions): Promise<void> {
  await sql`
    with merged as (
      select c.id, ${mergedName} as name, c.attributes || r.attributes as attributes
      from import_chunk r join contact c on ${within(tenant, "c")} and c.id = r.contact_id
      where r.outcome in ('updated', 'restored') and ${differs} order by c.phone for update of c)
    update contact c set name = m.name, attributes = m.attributes, updated_at = clock_timestamp()
    from merged m where ${within(tenant, "c")} and c.id = m.id`.execute(db);
}

async function tally(db: Connection): Promise<Omit<ChunkOutcome, "lastRow"> & { lastRow: number | null }> {
  const counted = (outcome: string) =>
    sql`count(*) filter (where outcome = ${sql.lit(outcome)})::int as ${sql.ref(outcome)}`;
  const { rows } = await sql<Omit<ChunkOutcome, "lastRow"> & { lastRow: number | null }>`
    select max(row) as "lastRow", ${sql.join(["created", "updated", "unchanged", "restored"].map(counted))} from import_chunk`.execute(
    db,
  );
  return rows[0] as ChunkOutcome;
}
