import { type Change, countChanges } from "./counts.sql.ts";
import type { ChunkOptions } from "./import-chunk.ts";
import { type Fragment, sql } from "./sql.ts";
import { within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** Gives a chunk's contacts their tags and lists. Under `skip` a contact that was there before stays as it is. */
export async function joinGroups(db: Connection, { tenant, onConflict, listIds }: ChunkOptions): Promise<void> {
  const joining = sql<boolean>`(${sql.lit(onConflict === "merge")} or r.outcome = 'created')`;
  await sql`with added as (insert into tag (organization_id, label)
      select distinct r.organization_id, w.label from import_chunk r, unnest(r.tags) w(label) where ${joining} order by 2
      on conflict do nothing returning organization_id)
    ${countChanges([{ kind: "catalogue", rows: "added" }])}`.execute(db);
  await counting(
    db,
    { kind: "tag", rows: "joined", key: "tag_id" },
    sql`insert into contact_tag (organization_id, tag_id, contact_id)
      select t.organization_id, t.id, r.contact_id from import_chunk r, unnest(r.tags) w(label), tag t
      where ${joining} and ${within(tenant, "t")} and t.label = w.label order by 3, 2`,
  );
  if (listIds.length === 0) return;
  await counting(
    db,
    { kind: "list", rows: "joined", key: "list_id" },
    sql`insert into contact_list_member (organization_id, list_id, contact_id)
      select l.organization_id, l.id, r.contact_id from import_chunk r, contact_list l
      where ${joining} and ${within(tenant, "l")} and l.id = any(${listIds}::uuid[]) order by 3, 2`,
  );
}

/** A contact that only gains a tag or a list is an updated one too. */
async function counting(db: Connection, change: Change, insert: Fragment<unknown>): Promise<void> {
  await sql`
    with joined as (${insert} on conflict do nothing returning organization_id, contact_id, ${sql.ref(change.key ?? "")}),
    counted as (${countChanges([change])}),
    gained as (update import_chunk r set outcome = 'updated' from (select distinct contact_id from joined) j
      where r.contact_id = j.contact_id and r.outcome = 'unchanged' returning r.organization_id, r.contact_id)
    update contact c set updated_at = clock_timestamp() from gained g
    where c.organization_id = g.organization_id and c.id = g.contact_id`.execute(db);
}
