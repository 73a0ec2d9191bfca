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
  const json = jsonObject({
    contacts: contactsJson(tenant),
    periods: periodsJson(parts.has("messages"), tenant),
    ...(parts.has("lists") ? { lists: groupsJson("list", tenant) } : {}),
    ...(parts.has("tags") ? { tags: groupsJson("tag", tenant) } : {}),
    ...(parts.has("imports") ? { imports: importsJson(tenant) } : {}),
  });
  const periods = periodsBetween(edges);
  const moments = (of: keyof Stretch) =>
    sql`${periods.map((period) => new Date(period[of]).toISOString())}::timestamptz[]`;
  return sql`with period as materialized (select p.n, p.from_at, p.until_at, uuid7_floor(p.from_at) as first_id, uuid7_floor(p.until_at) as next_id,
        uuid7_floor(p.day) as first_day, uuid7_floor(p.day_after) as next_day,
        (select count(*) from contact c where ${within(tenant, "c")} and c.id >= uuid7_floor(p.from_at) and c.id < uuid7_floor(p.until_at)) as created
      from unnest(${moments("from")}, ${moments("until")}, ${moments("dayFrom")}, ${moments("dayUntil")})
        with ordinality p(from_at, until_at, day, day_after, n))
    select ${json} as json`;
}

/** A period, and the whole days of UTC inside of it: none at its end where there is none. In milliseconds. */
interface Stretch {
  from: number;
  until: number;
  dayFrom: number;
  dayUntil: number;
}

const dayMs = 24 * 60 * 60_000;

function periodsBetween(edges: readonly number[]): Stretch[] {
  return edges.slice(1).map((until, at) => {
    const from = edges[at] as number;
    const dayFrom = Math.ceil(from / dayMs) * dayMs;
    const dayUntil = Math.floor(until / dayMs) * dayMs;
    return dayFrom < dayUntil ? { from, until, dayFrom, dayUntil } : { from, until, dayFrom: until, dayUntil: until };
  });
}

function contactsJson(tenant: Tenant): Fragment {
  const byStatus = contactStatuses.map((status) => [status, countOf({ kind: "contact", status }, tenant)]);
  return jsonObject({
    total: countOf({ kind: "contact" }, tenant),
    byStatus: jsonObject(Object.fromEntries(byStatus)),
  });
}

function periodsJson(hasMessages: boolean, tenant: Tenant): Fragment {
  const messages = (kind: "received" | "sent") =>
    sql`${countBetween(kind, [sql`p.first_id`, sql`p.first_day`], tenant)}
      + ${countBetween(`${kind}Daily`, [sql`p.first_day`, sql`p.next_day`], tenant)}
      + ${countBetween(kind, [sql`p.next_day`, sql`p.next_id`], tenant)}`;
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
