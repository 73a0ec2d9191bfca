import { contactStatuses, limits, type OverviewPart } from "@roster/domain";
import { countBetween, countOf, countsOf } from "./counts.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/**
 * An overview's `contacts`, `periods` and the parts that are wanted, as one statement and so of one moment. Totals are those that are
 * kept; contacts by when they were created are counted along the primary key, in the periods that are asked for and no others.
 */
export function overviewStatement(
  edges: readonly number[],
  parts: ReadonlySet<OverviewPart>,
  tenant: Tenant,
): Fragment<{ json: string }> {
  const moments = edges.map((edge) => new Date(edge).toISOString());
  const json = jsonObject({
    contacts: contactsJson(tenant),
    periods: periodsJson(parts.has("messages"), tenant),
    ...(parts.has("lists") ? { lists: groupsJson("list", tenant) } : {}),
    ...(parts.has("tags") ? { tags: groupsJson("tag", tenant) } : {}),
    ...(parts.has("imports") ? { imports: importsJson(tenant) } : {}),
  });
  return sql`with edge as (select e.n, e.at, uuid7_floor(e.at) as id from unnest(${moments}::timestamptz[]) with ordinality e(at, n)),
    period as materialized (select a.n, a.at as from_at, b.at as until_at, a.id as first_id, b.id as next_id,
        (select count(*) from contact c where ${within(tenant, "c")} and c.id >= a.id and c.id < b.id) as created
      from edge a join edge b on b.n = a.n + 1)
    select ${json} as json`;
}

function contactsJson(tenant: Tenant): Fragment {
  const byStatus = contactStatuses.map((status) => [status, countOf({ kind: "contact", status }, tenant)]);
  return jsonObject({
    total: countOf({ kind: "contact" }, tenant),
    byStatus: jsonObject(Object.fromEntries(byStatus)),
  });
}

function periodsJson(hasMessages: boolean, tenant: Tenant): Fragment {
  const messages = (kind: "received" | "sent") => countBetween(kind, [sql`p.first_id`, sql`p.next_id`], tenant);
  // Those of later periods, and of a clock that was ahead.
  const later = sql`coalesce(sum(p.created) over (order by p.n rows between 1 following and unbounded following), 0)
    + (select count(*) from contact c where ${within(tenant, "c")} and c.id >= (select q.next_id from period q order by q.n desc limit 1))`;
  const json = jsonObject({
    from: sql`iso(p.from_at)`,
    until: sql`iso(p.until_at)`,
    created: sql`p.created`,
    total: sql`${countOf({ kind: "contact" }, tenant)} - (${later})`,
    ...(hasMessages ? { received: messages("received"), sent: messages("sent") } : {}),
  });
  return sql`(select json_agg(o.json order by o.n) from (select p.n, ${json} as json from period p) o)`;
}

const groups = {
  list: { table: "contact_list", name: "name" },
  tag: { table: "tag", name: "label" },
} as const;

/** The largest lists or tags, and how many others there are. */
function groupsJson(kind: "list" | "tag", tenant: Tenant): Fragment {
  const { table, name } = groups[kind];
  const one = jsonObject({ uniqueId: sql`g.id`, [name]: sql`g.name`, numberOfContacts: sql`g.n` });
  const isLarge = sql`g.place <= ${sql.lit(limits.overviewGroups)}`;
  return sql`(select ${jsonObject({
    largest: sql`coalesce(json_agg(${one} order by g.place) filter (where ${isLarge}), '[]')`,
    others: jsonObject({
      number: sql`count(*) filter (where not ${isLarge})`,
      memberships: sql`coalesce(sum(g.n) filter (where not ${isLarge}), 0)`,
    }),
  })} from (select r.id, ${sql.ref(`r.${name}`)} as name, coalesce(k.n, 0) as n,
      row_number() over (order by coalesce(k.n, 0) desc, ${sql.ref(`r.${name}`)}, r.id) as place
    from ${sql.ref(table)} r left join (${countsOf(kind, tenant)}) k on k.key = r.id where ${within(tenant, "r")}) g)`;
}

function importsJson(tenant: Tenant): Fragment {
  const counted = ["read", "created", "updated", "unchanged", "restored", "duplicate", "rejected", "warnings"];
  const json = jsonObject({
    importId: sql`j.id`,
    createdAt: sql`iso(j.created_at)`,
    state: sql`j.state`,
    fileName: sql`j.file_name`,
    ...Object.fromEntries(counted.map((name) => [name, sql.ref(`j.${name}`)])),
    error: sql`j.error`,
  });
  return sql`(select coalesce(json_agg(${json} order by j.id desc), '[]') from (select * from import_job i
    where ${within(tenant, "i")} and not i.dry_run order by i.id desc limit ${sql.lit(limits.overviewImports)}) j)`;
}
