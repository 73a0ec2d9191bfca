import { everyMatch } from "./contact-criteria.ts";
import type { KeysRequest } from "./contact-keys.sql.ts";
import type { Columns, ReadingOrder } from "./contact-order.ts";
import { firstOf, type Stretches } from "./contact-stretches.sql.ts";
import { all, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** How many rows are looked through, in order, before a filter counts as one that few contacts pass. */
const probeRows = 2_000;

interface Counting {
  tenant: Tenant;
  /** The total is wanted and must be counted row by row. */
  isCounted: boolean;
}

/**
 * The keys of rows that must pass a filter. Where many pass, the first rows in order hold a page's worth (`probe`). Where few
 * do, or only old ones, all that pass are found by their own index and sorted then (`fence`). Which it is shows only in the
 * data, so the statement itself decides: a fence that is not needed is not executed.
 */
export function filteredKeys(request: KeysRequest, found: Stretches, { tenant, isCounted }: Counting) {
  const { matching, reading, offset, limit } = request;
  const rows = offset + limit;
  const isProbed = rows <= probeRows / 2;
  const isEnough = sql<boolean>`(select count(*) >= ${sql.lit(rows)} from probe)`;
  const unlessEnough = isProbed ? sql`and not ${isEnough}` : sql``;
  const bounds = sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
  const page = (from: "probe" | "fence", where: Fragment) =>
    sql`(select r.id, r.key from ${sql.ref(from)} r ${where} order by ${reading.by(columnsOf("r", reading))} ${bounds})`;
  const fromProbe = isProbed ? [page("probe", sql`where ${isEnough}`)] : [];
  const pages = [...fromProbe, page("fence", beyondInFence(request, isCounted))];
  const allInFence = sql<number>`(select count(*)::float8 from fence)`;
  return {
    ctes: sql`${isProbed ? sql`probe as materialized (${probe(request, found, tenant)}), ` : sql``}
      fence as materialized (${fence(request, { tenant, isCounted })} ${unlessEnough}),
      wanted as materialized (select row_number() over () as n, p.id, p.key
        from (select u.id, u.key from (${sql.join(pages, sql` union all `)}) u limit ${sql.lit(limit)}) p)`,
    total: isProbed
      ? sql<number>`(case when ${isEnough} then (select count(*)::float8 from contact c where ${everyMatch(matching, tenant)})
          else ${allInFence} end)`
      : allInFence,
  };
}

/** The first rows that pass, of the first that there are. */
function probe({ reading, position, offset, limit }: KeysRequest, found: Stretches, tenant: Tenant): Fragment {
  const { stretches, remaining } = found;
  const [first] = stretches;
  const passing = (
    columns: Columns,
    from: Fragment,
  ) => sql`select ${columns.id} as id, ${reading.typed(columns.key)} as key
    from ${from} where ${all(remaining)} order by ${reading.by(columns)} limit ${sql.lit(offset + limit)}`;
  if (stretches.length === 1 && first && !first.joined) {
    const beyond = position ? [reading.beyond(first.columns, position)] : [];
    const contacts = sql`(select c.* from contact c where ${all([...first.conditions, ...beyond])}
      order by ${reading.by(first.columns)} limit ${sql.lit(probeRows)}) c`;
    return passing(first.columns, contacts);
  }
  const rows = firstOf(stretches, reading, { position, limit: probeRows });
  const contacts = sql`${rows} r join contact c on ${within(tenant, "c")} and c.id = r.id`;
  return passing(columnsOf("r", reading), contacts);
}

/** Every contact that passes; only those beyond the position where nobody wants them counted. */
function fence({ matching, reading, position }: KeysRequest, { tenant, isCounted }: Counting): Fragment {
  const activity = sql`left join contact_activity a on a.organization_id = c.organization_id and a.contact_id = c.id`;
  const key = reading.isNullable ? sql`a.last_message_at` : sql.ref(`c.${reading.column}`);
  const columns = { id: sql`c.id`, key: reading.column === null ? null : key };
  const beyond = position && !isCounted ? [reading.beyond(columns, position)] : [];
  return sql`select c.id, ${reading.typed(columns.key)} as key from contact c ${reading.isNullable ? activity : sql``}
    where ${all([everyMatch(matching, tenant), ...beyond])}`;
}

function beyondInFence({ reading, position }: KeysRequest, isCounted: boolean): Fragment {
  return position && isCounted ? sql`where ${reading.beyond(columnsOf("r", reading), position)}` : sql``;
}

function columnsOf(alias: string, reading: ReadingOrder): Columns {
  return { id: sql.ref(`${alias}.id`), key: reading.column === null ? null : sql.ref(`${alias}.key`) };
}
