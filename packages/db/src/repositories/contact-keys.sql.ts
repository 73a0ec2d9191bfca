import type { Position } from "@roster/domain/cursor";
import { conditionsOf, keptTotal, type Matching } from "./contact-criteria.ts";
import type { ReadingOrder } from "./contact-order.ts";
import { firstOf, hasPassed, type Stretches, stretchesOf } from "./contact-stretches.sql.ts";
import { all } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** How many rows are looked through, in order, before a filter counts as one that few contacts pass. */
const probeRows = 2_000;
/** From here on an offset is worth reading from the other end. */
const deepOffset = 5_000;

export interface KeysRequest {
  matching: Matching;
  reading: ReadingOrder;
  position: Position | null;
  offset: number;
  limit: number;
  hasTotal: boolean;
}

/** The way to the keys of a page. */
export interface Keys {
  /** CTEs, the last of which is `wanted (n, id, key)`: at most `limit` rows in the order of reading. */
  ctes: Fragment<unknown>;
  total: Fragment<number> | null;
  /** Whether there are matching contacts before the page, in the way that is read. */
  passed: Fragment<boolean>;
  /** The statement has one good plan whatever its parameters are. */
  isPlain: boolean;
  /** The total is counted row by row. */
  isCounted: boolean;
}

/** Finds the keys of a page, index-only where the rows that an index gives in order are the contacts themselves. */
export function keysOf(request: KeysRequest, tenant: Tenant): Keys {
  const { matching, reading, position, offset, hasTotal } = request;
  const found = stretchesOf(matching, reading, tenant);
  const kept = keptTotal(matching, tenant);
  const passed = position
    ? hasPassed(found, reading, position)
    : offset > 0
      ? sql<boolean>`((select count(*) from wanted) > 0 or ${hasPassed(found, reading, null)})`
      : sql<boolean>`false`;
  if (found.remaining.length > 0) {
    const counted = hasTotal && kept === null;
    const { ctes, total } = filtered(request, found, { tenant, counted });
    return { ctes, total: hasTotal ? (kept ?? total) : null, passed, isPlain: false, isCounted: counted };
  }
  const isDeep = kept !== null && found.stretches.length === 1 && offset >= deepOffset;
  const rows = isDeep ? fromEitherEnd(request, found, kept) : fromStart(request, found);
  const total = kept ?? sql<number>`(select count(*)::float8 from contact c where ${everyMatch(matching, tenant)})`;
  return {
    ctes: sql`wanted as materialized (select row_number() over () as n, p.id, p.key from ${rows} p)`,
    total: hasTotal ? total : null,
    passed,
    isPlain: kept !== null && !isDeep,
    isCounted: hasTotal && kept === null,
  };
}

export function everyMatch(matching: Matching, tenant: Tenant): Fragment<boolean> {
  return all([within(tenant, "c"), ...conditionsOf(matching)]);
}

function fromStart({ reading, position, limit, offset }: KeysRequest, { stretches }: Stretches): Fragment<unknown> {
  return firstOf(stretches, reading, { position, limit, offset: offset > 0 ? sql`${offset}::int8` : null });
}

/** The same rows, read backwards from the end where that is nearer. */
function fromEitherEnd(
  { reading, limit, offset }: KeysRequest,
  { stretches }: Stretches,
  total: Fragment<number>,
): Fragment<unknown> {
  const at = sql.lit(offset);
  const isFar = sql`(select t.n from total t) < ${sql.lit(2 * offset)}`;
  const page = { id: sql`p.id`, key: reading.column === null ? null : sql`p.key` };
  const backwards = reading.reversed();
  const rest = firstOf(stretches, backwards, {
    position: null,
    limit,
    offset: sql`greatest(0, (select t.n from total t) - ${sql.lit(offset + limit)})::int8`,
  });
  return sql`(with total as materialized (select ${total} as n)
    (select f.id, f.key from ${firstOf(stretches, reading, { position: null, limit, offset: at })} f where not ${isFar})
    union all (select p.id, p.key from (select b.id, b.key, row_number() over () as n from ${rest} b) p
      where ${isFar} and p.n <= (select t.n from total t) - ${at} order by ${reading.by(page)})
    limit ${sql.lit(limit)})`;
}

/**
 * Rows that must pass a filter. Many pass: the first rows in order hold a page's worth. Few do, or old ones only: all that
 * pass are found by their own index first, and sorted then. Which it is shows only in the data.
 */
function filtered(
  { matching, reading, position, limit, offset }: KeysRequest,
  { stretches, remaining }: Stretches,
  { tenant, counted }: { tenant: Tenant; counted: boolean },
) {
  const isById = reading.column === null;
  const of = (alias: string) => ({
    id: sql.ref(`${alias}.id`),
    key: isById ? null : sql.ref(`${alias}.key`),
  });
  const rows = offset + limit;
  const canProbe = rows <= probeRows / 2;
  const [only] = stretches;
  const reached =
    only && stretches.length === 1 && !only.joined
      ? sql`(select c.* from contact c where ${all([...only.conditions, ...(position ? [reading.beyond(only.columns, position)] : [])])}
          order by ${reading.by(only.columns)} limit ${sql.lit(probeRows)}) c`
      : sql`${firstOf(stretches, reading, { position, limit: probeRows })} p join contact c on ${within(tenant, "c")} and c.id = p.id`;
  const reachedColumns = only && stretches.length === 1 && !only.joined ? only.columns : { ...of("p"), id: sql`c.id` };
  const probe = sql`probe as materialized (select ${reachedColumns.id} as id, ${reading.typed(reachedColumns.key)} as key
      from ${reached} where ${all(remaining)} order by ${reading.by(reachedColumns)} limit ${sql.lit(rows)})`;
  const isEnough = canProbe ? sql<boolean>`(select count(*) >= ${sql.lit(rows)} from probe)` : sql<boolean>`false`;
  const sought = {
    id: sql`c.id`,
    key: isById ? null : reading.isNullable ? sql`a.last_message_at` : sql.ref(`c.${reading.column}`),
  };
  const activity = reading.isNullable
    ? sql`left join contact_activity a on a.organization_id = c.organization_id and a.contact_id = c.id`
    : sql``;
  const early = position && !counted ? [reading.beyond(sought, position)] : [];
  const late = position && counted ? sql`where ${reading.beyond(of("f"), position)}` : sql``;
  const fence = sql`fence as materialized (select c.id, ${reading.typed(sought.key)} as key from contact c ${activity}
      where ${all([everyMatch(matching, tenant), ...early])} and not ${isEnough})`;
  const bounds = sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
  const pages = [
    ...(canProbe
      ? [sql`(select p.id, p.key from probe p where ${isEnough} order by ${reading.by(of("p"))} ${bounds})`]
      : []),
    sql`(select f.id, f.key from fence f ${late} order by ${reading.by(of("f"))} ${bounds})`,
  ];
  const everyone = sql`select count(*) from contact c where ${everyMatch(matching, tenant)}`;
  return {
    ctes: sql`${canProbe ? sql`${probe}, ` : sql``}${fence},
      wanted as materialized (select row_number() over () as n, p.id, p.key from (${sql.join(pages, sql` union all `)}) p)`,
    total: canProbe
      ? sql<number>`(case when ${isEnough} then (${everyone}) else (select count(*) from fence) end)::float8`
      : sql<number>`(select count(*)::float8 from fence)`,
  };
}
