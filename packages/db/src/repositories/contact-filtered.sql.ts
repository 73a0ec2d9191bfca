import { everyMatch } from "./contact-criteria.ts";
import type { KeysRequest } from "./contact-keys.sql.ts";
import type { Columns, ReadingOrder } from "./contact-order.ts";
import { firstOf, type Stretches } from "./contact-stretches.sql.ts";
import { countOf } from "./counts.sql.ts";
import { all, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** How many rows are looked through, in order, before a filter counts as one that few contacts pass. */
const probeRows = 2_000;
/** And where the first of them have half of what would make a page's worth in so many: then these may well hold it. */
const widerRows = 32_000;
/** Of fewer contacts than that the fence finds all that pass sooner. */
const widerFrom = 10 * widerRows;

interface Counting {
  tenant: Tenant;
  /** The total is wanted and must be counted row by row. */
  isCounted: boolean;
}

/**
 * The keys of rows that must pass a filter. Where many pass, the first rows in order hold a page's worth (`probe`). Where few
 * do, or only old ones, all that pass are found by their own index and sorted then (`fence`). Between the two, where nobody
 * wants them counted, more rows are looked through (`wider`): a fence grows with the tenant. Which it is shows only in the
 * data, so the statement itself decides: a fence that is not needed is not executed.
 */
export function filteredKeys(request: KeysRequest, found: Stretches, { tenant, isCounted }: Counting) {
  const { matching, reading, offset, limit } = request;
  const rows = offset + limit;
  const probes = rows <= probeRows / 2 ? probesOf(request, found, { tenant, isCounted }) : [];
  const [isEnough] = probes.map(({ name }) => holds(name, rows));
  const unlessEnough = probes.map(({ name }) => sql`not ${holds(name, rows)}`);
  const bounds = sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
  const page = (from: string, where: Fragment) =>
    sql`(select r.id, r.key from ${sql.ref(from)} r ${where} order by ${reading.by(columnsOf("r", reading))} ${bounds})`;
  const pages = [
    ...probes.map(({ name }) => page(name, sql`where ${holds(name, rows)}`)),
    page("fence", beyondInFence(request, isCounted)),
  ];
  const ctes = [
    ...probes.map(({ name, select }) => sql`${sql.ref(name)} as materialized (${select})`),
    sql`fence as materialized (${sql.join([fence(request, { tenant, isCounted }), ...unlessEnough], sql` and `)})`,
    sql`wanted as materialized (select row_number() over () as n, p.id, p.key
        from (select u.id, u.key from (${sql.join(pages, sql` union all `)}) u limit ${sql.lit(limit)}) p)`,
  ];
  const allInFence = sql<number>`(select count(*)::float8 from fence)`;
  return {
    ctes: sql.join(ctes, sql`, `),
    total: isEnough
      ? sql<number>`(case when ${isEnough} then (select count(*)::float8 from contact c where ${everyMatch(matching, tenant)})
          else ${allInFence} end)`
      : allInFence,
  };
}

/** The ways to a page's worth that come before the fence; each is left out by PostgreSQL where the one before was enough. */
function probesOf(request: KeysRequest, found: Stretches, { tenant, isCounted }: Counting) {
  const rows = request.offset + request.limit;
  const first = { name: "probe", select: probe(request, found, { tenant, among: probeRows }) };
  const promising = Math.ceil((rows * probeRows) / widerRows / 2);
  const condition = sql<boolean>`${holds("probe", promising)} and not ${holds("probe", rows)}
    and ${countOf({ kind: "contact" }, tenant)} >= ${sql.lit(widerFrom)}`;
  const wider = { name: "wider", select: probe(request, found, { tenant, among: widerRows, condition }) };
  return isCounted || !isClustered(request, found) ? [first] : [first, wider];
}

/** Whether the rows that are looked through are neighbours on disk: contacts themselves, in the order in which they were made. */
function isClustered({ matching, reading }: KeysRequest, { stretches }: Stretches): boolean {
  return reading.column === null && matching.status === null && stretches.every(({ joined }) => joined === undefined);
}

function holds(name: string, rows: number): Fragment<boolean> {
  return sql<boolean>`(select count(*) >= ${sql.lit(rows)} from ${sql.ref(name)})`;
}

interface Probing {
  tenant: Tenant;
  /** How many rows are looked through. */
  among: number;
  /** Only where this holds. */
  condition?: Fragment<boolean>;
}

/** The first rows that pass, of the first that there are. */
function probe({ reading, position, offset, limit }: KeysRequest, found: Stretches, probing: Probing): Fragment {
  const { stretches, remaining } = found;
  const { tenant, among, condition } = probing;
  const conditions = condition ? [...remaining, condition] : remaining;
  const [first] = stretches;
  const passing = (
    columns: Columns,
    from: Fragment,
  ) => sql`select ${columns.id} as id, ${reading.typed(columns.key)} as key
    from ${from} where ${all(conditions)} order by ${reading.by(columns)} limit ${sql.lit(offset + limit)}`;
  if (stretches.length === 1 && first && !first.joined) {
    const beyond = position ? [reading.beyond(first.columns, position)] : [];
    const contacts = sql`(select c.* from contact c where ${all([...first.conditions, ...beyond])}
      order by ${reading.by(first.columns)} limit ${sql.lit(among)}) c`;
    return passing(first.columns, contacts);
  }
  const rows = firstOf(stretches, reading, { position, limit: among });
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
