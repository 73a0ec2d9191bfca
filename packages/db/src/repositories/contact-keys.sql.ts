import type { Position } from "@roster/domain/cursor";
import { everyMatch, keptTotal, type Matching } from "./contact-criteria.ts";
import { filteredKeys } from "./contact-filtered.sql.ts";
import type { ReadingOrder } from "./contact-order.ts";
import { firstOf, hasPassed, type Stretches, stretchesOf } from "./contact-stretches.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";

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
  ctes: Fragment;
  total: Fragment<number> | null;
  /** Whether there are matching contacts before the page, in the way that is read. */
  passed: Fragment<boolean>;
  /** The statement has one good plan whatever its parameters are. */
  isPlain: boolean;
}

/** Finds the keys of a page, index-only where the rows that an index gives in order are the contacts themselves. */
export function keysOf(request: KeysRequest, tenant: Tenant): Keys {
  const { matching, reading, offset, hasTotal } = request;
  const found = stretchesOf(matching, reading, tenant);
  const kept = keptTotal(matching, tenant);
  const passed = passedBy(request, found);
  if (found.remaining.length > 0) {
    const isCounted = hasTotal && kept === null;
    const { ctes, total } = filteredKeys(request, found, { tenant, isCounted });
    return { ctes, total: hasTotal ? (kept ?? total) : null, passed, isPlain: false };
  }
  const isDeep = kept !== null && found.stretches.length === 1 && offset >= deepOffset;
  const rows = isDeep ? fromEitherEnd(request, found, kept) : fromStart(request, found);
  const total = kept ?? sql<number>`(select count(*)::float8 from contact c where ${everyMatch(matching, tenant)})`;
  return {
    ctes: sql`wanted as materialized (select row_number() over () as n, p.id, p.key from ${rows} p)`,
    total: hasTotal ? total : null,
    passed,
    isPlain: kept !== null,
  };
}

function passedBy({ reading, position, offset }: KeysRequest, found: Stretches): Fragment<boolean> {
  if (position) return hasPassed(found, reading, position);
  if (offset === 0) return sql<boolean>`false`;
  return sql<boolean>`((select count(*) from wanted) > 0 or ${hasPassed(found, reading, null)})`;
}

function fromStart({ reading, position, limit, offset }: KeysRequest, { stretches }: Stretches): Fragment {
  return firstOf(stretches, reading, { position, limit, offset: offset > 0 ? sql`${offset}::int8` : null });
}

/** The same rows, read backwards from the end where that is nearer. */
function fromEitherEnd(
  { reading, limit, offset }: KeysRequest,
  { stretches }: Stretches,
  total: Fragment<number>,
): Fragment {
  const at = sql`${offset}::int8`;
  const toEnd = sql`(select t.n::int8 - ${at} from total t)`;
  const isNearEnd = sql`${toEnd} < ${at}`;
  const last = firstOf(stretches, reading.reversed(), {
    position: null,
    limit,
    offset: sql`greatest(0, ${toEnd} - ${sql.lit(limit)})`,
  });
  const columns = { id: sql`p.id`, key: reading.column === null ? null : sql`p.key` };
  return sql`(with total as materialized (select ${total} as n)
    (select f.id, f.key from ${firstOf(stretches, reading, { position: null, limit, offset: at })} f where not ${isNearEnd})
    union all (select p.id, p.key from (select b.id, b.key, row_number() over () as n from ${last} b) p
      where ${isNearEnd} and p.n <= ${toEnd} order by ${reading.by(columns)})
    limit ${sql.lit(limit)})`;
}
