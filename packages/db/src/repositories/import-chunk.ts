import type { ImportOptions } from "@roster/domain/import";
import { auditRows } from "./audit.sql.ts";
import { nextVersion } from "./contact-version.sql.ts";
import { countChanges } from "./counts.sql.ts";
import { gainsGroup, joinGroups } from "./import-groups.ts";
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
  await prepareChunk(db, rows, options);
  await restoreDeleted(db, options.tenant);
  await insertNew(db, options);
  if (options.onConflict !== "skip") await merge(db, options);
  await joinGroups(db, options);
  return tally(db);
}

/** Says of rows what `storeChunk` would do with them, and stores nothing else. */
export async function judgeChunk(
  db: Connection,
  rows: Fragment,
  options: ChunkOptions & { importId: string },
): Promise<ChunkOutcome | null> {
  await prepareChunk(db, rows, options);
  const { tenant, importId } = options;
  await sql`update import_chunk r set outcome = 'restored' from contact_tombstone t
    where r.outcome = 'created' and ${within(tenant, "t")} and t.phone = r.phone`.execute(db);
  if (options.onConflict !== "skip")
    await sql`update import_chunk r set outcome = 'updated' where r.outcome = 'unchanged' and ${gainsGroup(options)}`.execute(
      db,
    );
  await sql`update import_row i set verdict = r.outcome,
      detail = concat_ws('; ', nullif(i.detail, ''), case when r.outcome in ('updated', 'unchanged') then 'contact ' || r.contact_id end)
    from import_chunk r where ${within(tenant, "i")} and i.import_id = ${importId}::uuid and i.row = r.row`.execute(db);
  return tally(db);
}

async function prepareChunk(db: Connection, rows: Fragment, options: ChunkOptions): Promise<void> {
  // Sorts and hashes of a chunk, and what its rows add to the search index, fit into this.
  await sql`set local work_mem = '128MB'`.execute(db);
  await sql`create temporary table import_chunk on commit drop as
    select r.organization_id, r.row, r.name, r.is_named, r.phone, r.tags, r.attributes, coalesce(c.id, uuid7()) as contact_id,
      case when c.id is null then 'created' else ${unlessNew(options)} end as outcome
    from (${rows}) r left join contact c on ${samePhone(options)}`.execute(db);
  // The planner knows nothing of rows that came a second ago.
  await sql`analyze import_chunk (phone, contact_id, outcome)`.execute(db);
}

const newName = sql`case when r.is_named then r.name else c.name end`;

function newAttributes({ onConflict }: ChunkOptions): Fragment {
  return onConflict === "update" ? sql`r.attributes` : sql`c.attributes || r.attributes`;
}

function differs(options: ChunkOptions): Fragment<boolean> {
  return sql<boolean>`(c.name, c.attributes) is distinct from (${newName}, ${newAttributes(options)})`;
}

function unlessNew(options: ChunkOptions): Fragment<string> {
  if (options.onConflict === "skip") return sql`'unchanged'`;
  return sql`case when ${differs(options)} then 'updated' else 'unchanged' end`;
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
    if (added >= ((await tally(db))?.created ?? 0)) return;
    // Somebody else stored the same phone meanwhile: those rows are merged into that contact.
    await sql`update import_chunk r set contact_id = c.id, outcome = ${unlessNew(options)} from contact c
      where r.outcome = 'created' and ${samePhone(options)} and c.id <> r.contact_id`.execute(db);
  }
}

async function merge(db: Connection, options: ChunkOptions): Promise<void> {
  const { tenant } = options;
  await sql`
    with merged as (
      select c.id, c.name as old_name, c.attributes as old_attributes, ${newName} as name, ${newAttributes(options)} as attributes
      from import_chunk r join contact c on ${within(tenant, "c")} and c.id = r.contact_id
      where r.outcome in ('updated', 'restored') and ${differs(options)} order by c.phone for update of c),
    changed as (update contact c set name = m.name, attributes = m.attributes, updated_at = ${nextVersion}
      from merged m where ${within(tenant, "c")} and c.id = m.id
      returning c.id, c.name, c.attributes, m.old_name, m.old_attributes)
    ${auditRows({ action: "updated", record: "contact", rows: "changed", name: sql`e.name`, changes: mergedChanges }, tenant)}`.execute(
    db,
  );
}

const mergedChanges = sql.join(
  ["name", "attributes"].map((member) => {
    const [from, to] = [sql.ref(`e.old_${member}`), sql.ref(`e.${member}`)];
    return sql`case when ${from} is distinct from ${to}
      then jsonb_build_object(${sql.lit(member)}, jsonb_build_object('from', ${from}, 'to', ${to})) else '{}' end`;
  }),
  sql` || `,
);

/** What became of a chunk's rows; null when it has none. */
async function tally(db: Connection): Promise<ChunkOutcome | null> {
  const counted = (outcome: string) =>
    sql`count(*) filter (where outcome = ${sql.lit(outcome)})::int as ${sql.ref(outcome)}`;
  const { rows } = await sql<Omit<ChunkOutcome, "lastRow"> & { lastRow: number | null }>`
    select max(row) as "lastRow", ${sql.join(["created", "updated", "unchanged", "restored"].map(counted))} from import_chunk`.execute(
    db,
  );
  const [row] = rows;
  return row && row.lastRow !== null ? { ...row, lastRow: row.lastRow } : null;
}
