import { type ListDuplicatesQuery, limits } from "@roster/domain";
import type { Position } from "@roster/domain/cursor";
import { type ContactsRow, contactsColumns, type Parts } from "./contact-json.sql.ts";
import type { PageEdges } from "./page-place.ts";
import { all, compile, type Fragment, type Statement, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

export interface GroupsRow extends ContactsRow, PageEdges {
  /** How many of the contacts are each group's, in their order, whether any of its pairs resembles so, and its usual phones. */
  groups: { size: number; phone_variant: boolean; similar_name: boolean; phones: string[] }[];
  /** Null where they are not counted. */
  total: number | null;
}

/** Contacts whose phones end alike are compared, so many of them at most. */
const comparedAtOnce = 50;

/** The last digits of a phone, however it is written: the index `contact_ending` holds contacts in their order. */
const endingOf = (alias: string) => sql<string>`right(phone_key(${sql.ref(`${alias}.phone`)}), 8)`;

/**
 * One page of groups, in the order of the endings that their phones share, as one statement. An ending has one group: its
 * contacts that resemble another one of them, by another spelling of the phone or by the name.
 */
export function groupsStatement(
  query: ListDuplicatesQuery,
  { position, parts }: { position: Position | null; parts: Parts },
  tenant: Tenant,
): Statement {
  const { perPage, count, contactId } = query;
  const isReversed = position?.direction === "before";
  const beyond = (toGreater: boolean, orEqual: string): Fragment<boolean>[] =>
    position === null
      ? []
      : [sql<boolean>`${endingOf("c")} ${sql.raw((toGreater ? ">" : "<") + orEqual)} ${position.key}`];
  const groups = (where: readonly Fragment<boolean>[] = [], isDescending = false) =>
    groupsOf({ where, contactId, isDescending }, tenant);
  const offset = position ? 0 : ((query.page ?? 1) - 1) * perPage;
  const passed = position
    ? sql`exists (${groups(beyond(isReversed, "="), !isReversed)})`
    : sql`${offset > 0} and exists (${groups()})`;
  const last = sql`least(${sql.lit(perPage)}, (select count(*) from found))`;
  // A first page that has all of them has counted them.
  const total = sql`(case when ${position === null && offset === 0} and (select count(*) from found) <= ${sql.lit(perPage)}
    then (select count(*) from found) else (select count(*) from (${groups()}) g) end)::float8`;
  const edge = (column: Fragment, n: Fragment) => sql`(select ${column} from found f where f.n = ${n})`;
  return compile(sql`with found as materialized (
      select row_number() over () as n, o.* from (${groups(beyond(!isReversed, ""), isReversed)}
        offset ${offset}::int8 limit ${sql.lit(perPage + 1)}) o
    ), wanted as materialized (
      select row_number() over (order by f.ending, u.id) as n, u.id from found f, unnest(f.ids) u(id)
      where f.n <= ${sql.lit(perPage)})
    select ${contactsColumns(parts, tenant, { limit: perPage * limits.duplicatesPerGroup })},
      (select coalesce(json_agg(json_build_object('size', cardinality(f.ids), 'phone_variant', f.phone_variant,
        'similar_name', f.similar_name, 'phones', f.phones) order by f.ending), '[]') from found f where f.n <= ${sql.lit(perPage)}) as groups,
      ${count === "none" ? sql`null` : total} as total, ${passed} as passed,
      (select count(*)::int from found) as found,
      ${edge(sql`f.ids[1]`, sql`1`)} as first_id, ${edge(sql`f.ending`, sql`1`)} as first_key,
      ${edge(sql`f.ids[1]`, last)} as last_id, ${edge(sql`f.ending`, last)} as last_key`);
}

/** Rows `(ending, ids, phones, phone_variant, similar_name)`. Endings that one contact alone has are passed by within the index. */
function groupsOf(
  {
    where,
    contactId,
    isDescending,
  }: { where: readonly Fragment<boolean>[]; contactId?: string | undefined; isDescending: boolean },
  tenant: Tenant,
): Fragment {
  const ofContact = sql<boolean>`${endingOf("c")} = (select ${endingOf("x")} from contact x
    where ${within(tenant, "x")} and x.id = ${contactId}::uuid)`;
  const direction = sql.raw(isDescending ? "desc" : "asc");
  return sql`select e.ending, g.ids, g.phones, g.phone_variant, g.similar_name from (
      select ${endingOf("c")} as ending from contact c
      where ${all([within(tenant, "c"), ...where, ...(contactId === undefined ? [] : [ofContact])])}
      group by 1 having count(*) > 1 order by 1 ${direction}
    ) e cross join lateral (
      with alike as materialized (
        select c.id, c.name_key, c.phone, phone_key(c.phone) as phone_key from contact c
        where ${within(tenant, "c")} and ${endingOf("c")} = e.ending order by c.phone limit ${sql.lit(comparedAtOnce)}
      ), pairs as (
        select a.id, b.id as other_id, a.phone_key = b.phone_key as is_variant from alike a join alike b on b.id > a.id
        where (a.phone_key = b.phone_key or similar_names(a.name_key, b.name_key)) and not exists (
          select from duplicate_dismissal d where ${within(tenant, "d")} and d.contact_id = a.id and d.other_id = b.id)
      )
      select (array_agg(distinct u.id order by u.id))[1:${sql.lit(limits.duplicatesPerGroup)}] as ids,
        (select coalesce(jsonb_agg(a.phone order by a.phone), '[]') from alike a where a.phone = a.phone_key) as phones,
        bool_or(p.is_variant) as phone_variant, bool_or(not p.is_variant) as similar_name
      from pairs p, unnest(array[p.id, p.other_id]) u(id) having count(*) > 0
    ) g ${contactId === undefined ? sql`` : sql`where ${contactId}::uuid = any(g.ids)`}
    order by e.ending ${direction}`;
}
