import type { ImportOptions } from "@roster/domain/import";
import { type Change, countChanges } from "./counts.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import type { Connection } from "./transaction.ts";

export interface ChunkOutcome {
  lastRow: number;
  created: number;
  updated: number;
  unchanged: number;
  restored: number;
}

interface Given {
  onConflict: ImportOptions["onConflict"];
  listIds: readonly string[];
}

/**
 * Stores rows of one tenant in the transaction of `db`, each phone at most once: contacts with their tags and lists. The
 * rows are copied to a table that lives as long as the transaction, so that the planner knows how many there are.
 * Null when there are none.
 */
export async function storeChunk(
  db: Connection,
  rows: Fragment,
  { onConflict, listIds }: Given,
): Promise<ChunkOutcome | null> {
  await sql`create temporary table import_chunk on commit drop as
    select r.organization_id, r.row, r.name, r.is_named, r.phone, r.tags, r.attributes, null::uuid as contact_id, null::text as outcome
    from (${rows}) r`.execute(db);
  await sql`analyze import_chunk`.execute(db);
  await restore(db);
  await upsert(db, onConflict);
  await join(db, onConflict, listIds);
  const counted = (outcome: string) => sql`count(*) filter (where outcome = ${sql.lit(outcome)})::int`;
  const { rows: outcomes } = await sql<ChunkOutcome>`
    select max(row) as "lastRow", ${counted("created")} as created, ${counted("updated")} as updated,
      ${counted("unchanged")} as unchanged, ${counted("restored")} as restored from import_chunk having count(*) > 0`.execute(
    db,
  );
  return outcomes[0] ?? null;
}

/** Brings deleted contacts back as they were, with their id, lists and tags, before anything is merged into them. */
async function restore(db: Connection): Promise<void> {
  await sql`
    with gone as (
      select distinct on (t.phone) t.organization_id, t.id, t.phone, t.document
      from contact_tombstone t join import_chunk r on r.organization_id = t.organization_id and r.phone = t.phone
      where not exists (select from contact c where c.organization_id = t.organization_id and c.phone = t.phone)
      order by t.phone, t.deleted_at desc, t.id
    ), back as (
      insert into contact (organization_id, id, name, phone, status, attributes)
      select organization_id, id, document->>'name', phone, (document->>'status')::contact_status, document->'attributes' from gone
      on conflict (organization_id, phone) do nothing returning organization_id, id, phone, status
    ), lists as (
      insert into contact_list_member (organization_id, list_id, contact_id)
      select l.organization_id, l.id, b.id from back b join gone g on g.id = b.id,
        jsonb_array_elements_text(g.document->'listIds') w(id) join contact_list l on l.id = w.id::uuid
      where l.organization_id = b.organization_id on conflict do nothing returning organization_id, list_id
    ), tags as (
      insert into contact_tag (organization_id, tag_id, contact_id)
      select t.organization_id, t.id, b.id from back b join gone g on g.id = b.id,
        jsonb_array_elements_text(g.document->'tagIds') w(id) join tag t on t.id = w.id::uuid
      where t.organization_id = b.organization_id on conflict do nothing returning organization_id, tag_id
    ), activity as (
      insert into contact_activity (organization_id, contact_id, last_message_at)
      select b.organization_id, b.id, max(m.created_at) from back b
        join conversation v on v.organization_id = b.organization_id and v.contact_id = b.id
        join message m on m.organization_id = v.organization_id and m.conversation_id = v.id
      group by 1, 2 returning organization_id
    ), forgotten as (
      delete from contact_tombstone t using back b where t.organization_id = b.organization_id and t.id = b.id
    ), counted as (${countChanges([
      { kind: "contact", rows: "back", status: "status" },
      { kind: "list", rows: "lists", key: "list_id" },
      { kind: "tag", rows: "tags", key: "tag_id" },
      { kind: "activity", rows: "activity" },
    ])})
    update import_chunk r set outcome = 'restored' from back b where r.phone = b.phone`.execute(db);
}

async function upsert(db: Connection, onConflict: ImportOptions["onConflict"]): Promise<void> {
  const name = sql`case when r.is_named then r.name else c.name end`;
  const samePhone = sql`c.organization_id = r.organization_id and c.phone = r.phone`;
  const differs = sql`${sql.lit(onConflict === "merge")} and (c.name, c.attributes) is distinct from (${name}, c.attributes || r.attributes)`;
  for (;;) {
    // Locks are taken in the order of phones, so that two imports of the same people wait for each other in turn.
    await sql`
      with changed as (
        update contact c set name = n.name, attributes = n.attributes, updated_at = clock_timestamp()
        from (select c.organization_id, c.id, ${name} as name, c.attributes || r.attributes as attributes
          from import_chunk r join contact c on ${samePhone} where r.contact_id is null and ${differs}
          order by c.phone for update of c) n
        where c.organization_id = n.organization_id and c.id = n.id returning c.phone)
      update import_chunk r set outcome = coalesce(r.outcome, 'updated') from changed w where r.phone = w.phone`.execute(
      db,
    );
    await sql`
      with added as (
        insert into contact (organization_id, name, phone, attributes)
        select r.organization_id, r.name, r.phone, r.attributes from import_chunk r
        where r.contact_id is null and not exists (select from contact c where ${samePhone})
        order by r.phone on conflict (organization_id, phone) do nothing returning organization_id, phone, status),
      counted as (${countChanges([{ kind: "contact", rows: "added", status: "status" }])})
      update import_chunk r set outcome = 'created' from added w where r.phone = w.phone`.execute(db);
    await sql`
      update import_chunk r set contact_id = c.id, outcome = coalesce(r.outcome, 'unchanged') from contact c
      where r.contact_id is null and ${samePhone} and not (${differs})`.execute(db);
    // A row is left over when somebody else wrote the same phone meanwhile: it is merged in the next round.
    const { rows } = await sql<{ left: boolean }>`
      select exists (select from import_chunk where contact_id is null) as left`.execute(db);
    if (!rows[0]?.left) return;
  }
}

/** Adds tags and lists. Under `skip` a contact that was there before stays as it is. */
async function join(db: Connection, onConflict: Given["onConflict"], listIds: Given["listIds"]): Promise<void> {
  const joining = sql<boolean>`(${sql.lit(onConflict === "merge")} or r.outcome = 'created')`;
  await sql`with added as (insert into tag (organization_id, label)
      select distinct r.organization_id, w.label from import_chunk r, unnest(r.tags) w(label) where ${joining} order by 2
      on conflict do nothing returning organization_id)
    ${countChanges([{ kind: "catalogue", rows: "added" }])}`.execute(db);
  await counting(
    db,
    { kind: "tag", rows: "joined", key: "tag_id" },
    sql`insert into contact_tag (organization_id, tag_id, contact_id)
      select distinct r.organization_id, t.id, r.contact_id from import_chunk r, unnest(r.tags) w(label), tag t
      where ${joining} and t.organization_id = r.organization_id and t.label = w.label order by 3, 2`,
  );
  if (listIds.length === 0) return;
  await counting(
    db,
    { kind: "list", rows: "joined", key: "list_id" },
    sql`insert into contact_list_member (organization_id, list_id, contact_id)
      select r.organization_id, l.id, r.contact_id from import_chunk r, contact_list l
      where ${joining} and l.organization_id = r.organization_id and l.id = any(${listIds}::uuid[]) order by 3, 2`,
  );
}

/** A contact that only gains a tag or a list is an updated one too. */
async function counting(db: Connection, change: Change, insert: Fragment): Promise<void> {
  await sql`
    with joined as (${insert} on conflict do nothing returning organization_id, contact_id, ${sql.ref(change.key ?? "")}),
    counted as (${countChanges([change])}),
    gained as (update import_chunk r set outcome = 'updated' from (select distinct contact_id from joined) j
      where r.contact_id = j.contact_id and r.outcome = 'unchanged' returning r.organization_id, r.contact_id)
    update contact c set updated_at = clock_timestamp() from gained g
    where c.organization_id = g.organization_id and c.id = g.contact_id`.execute(db);
}
