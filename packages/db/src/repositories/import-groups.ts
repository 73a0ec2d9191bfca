import { nextVersion } from "./contact-version.sql.ts";
import { type Change, countChanges } from "./counts.sql.ts";
import type { ChunkOptions } from "./import-chunk.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** Gives a chunk's contacts their tags and lists. Under `skip` a contact that was there before stays as it is. */
export async function joinGroups(db: Connection, { tenant, onConflict, listIds }: ChunkOptions): Promise<void> {
  const joining = sql<boolean>`(${sql.lit(onConflict !== "skip")} or r.outcome = 'created')`;
  await sql`with added as (insert into tag (organization_id, label)
      select distinct r.organization_id, w.label from import_chunk r, unnest(r.tags) w(label) where ${joining} order by 2
      on conflict do nothing returning organization_id)
    ${countChanges([{ kind: "catalogue", rows: "added" }])}`.execute(db);
  await counting(
    db,
    { kind: "tag", key: "tag_id" },
    sql`insert into contact_tag (organization_id, tag_id, contact_id)
      select t.organization_id, t.id, r.contact_id from import_chunk r, unnest(r.tags) w(label), tag t
      where ${joining} and ${within(tenant, "t")} and t.label = w.label order by 3, 2`,
  );
  if (onConflict === "update") await leaveOtherTags(db, tenant);
  if (listIds.length === 0) return;
  await counting(
    db,
    { kind: "list", key: "list_id" },
    sql`insert into contact_list_member (organization_id, list_id, contact_id)
      select l.organization_id, l.id, r.contact_id from import_chunk r, contact_list l
      where ${joining} and ${within(tenant, "l")} and l.id = any(${listIds}::uuid[]) order by 3, 2`,
  );
}

/** Whether a row `r` would give its contact a tag or a list, or take a tag from it. */
export function gainsGroup({ tenant, onConflict, listIds }: ChunkOptions): Fragment<boolean> {
  const gains = [
    sql`exists (select from unnest(r.tags) w(label) where not exists (select from contact_tag m
      join tag t on t.organization_id = m.organization_id and t.id = m.tag_id
      where ${within(tenant, "m")} and m.contact_id = r.contact_id and t.label = w.label))`,
    sql`exists (select from contact_list l where ${within(tenant, "l")} and l.id = any(${[...listIds]}::uuid[]) and not exists (
      select from contact_list_member m where ${within(tenant, "m")} and m.list_id = l.id and m.contact_id = r.contact_id))`,
    ...(onConflict === "update"
      ? [
          sql`exists (select from contact_tag m join tag t on t.organization_id = m.organization_id and t.id = m.tag_id
      where ${within(tenant, "m")} and m.contact_id = r.contact_id and not t.label = any(r.tags))`,
        ]
      : []),
  ];
  return sql<boolean>`(${sql.join(gains, sql` or `)})`;
}

/** Takes the tags that a chunk's rows do not have from the contacts that were there before. */
async function leaveOtherTags(db: Connection, tenant: Tenant): Promise<void> {
  await changing(
    db,
    { kind: "tag", rows: "moved", key: "tag_id", sign: -1 },
    sql`delete from contact_tag m using import_chunk r, tag t
      where ${within(tenant, "m")} and m.contact_id = r.contact_id and r.outcome <> 'created'
        and t.organization_id = m.organization_id and t.id = m.tag_id and not t.label = any(r.tags)
      returning m.organization_id, m.contact_id, m.tag_id`,
  );
}

async function counting(db: Connection, change: Omit<Change, "rows">, insert: Fragment<unknown>): Promise<void> {
  const key = sql.ref(change.key ?? "");
  const joined = sql`${insert} on conflict do nothing returning organization_id, contact_id, ${key}`;
  await changing(db, { ...change, rows: "moved" }, joined);
}

/** Rows of memberships that come or go; a contact that only gains or loses one is an updated one too. */
async function changing(db: Connection, change: Change, moved: Fragment<unknown>): Promise<void> {
  await sql`
    with moved as (${moved}),
    counted as (${countChanges([change])}),
    touched as (update import_chunk r set outcome = 'updated' from (select distinct contact_id from moved) j
      where r.contact_id = j.contact_id and r.outcome = 'unchanged' returning r.organization_id, r.contact_id)
    update contact c set updated_at = ${nextVersion} from touched t
    where c.organization_id = t.organization_id and c.id = t.contact_id`.execute(db);
}
