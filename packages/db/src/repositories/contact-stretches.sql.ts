import type { Position } from "@roster/domain/cursor";
import { conditionsOf, type Matching, type Posting, statusCondition } from "./contact-criteria.ts";
import type { Columns, ReadingOrder } from "./contact-order.ts";
import { countOf } from "./counts.sql.ts";
import { all, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

type Condition = Fragment<boolean>;

/** Rows that an index gives in the order that is read, each of another contact. */
export interface Stretch {
  columns: Columns;
  table: Fragment;
  /** The same with contact `c` joined; absent where the table is `contact c` itself. */
  joined?: Fragment;
  conditions: Condition[];
  /** How many rows there are; kept only where another stretch may follow. */
  count?: Fragment<number>;
}

/** Stretches one after the other, and what must still be asked of their contacts `c`. */
export interface Stretches {
  stretches: Stretch[];
  remaining: Condition[];
}

/** The narrowest rows in the order of reading that hold every contact that matches. */
export function stretchesOf(matching: Matching, reading: ReadingOrder, tenant: Tenant): Stretches {
  if (reading.isNullable) {
    const stretches = [withActivity(tenant), withoutActivity(tenant)];
    return {
      stretches: reading.isTowardsNulls ? stretches : stretches.reverse(),
      remaining: conditionsOf(matching),
    };
  }
  const isById = reading.column === null;
  const { posting, status, idRange } = matching;
  if (isById && posting)
    return {
      stretches: [membersOf(posting, idRange, tenant)],
      remaining: conditionsOf({ ...matching, posting: null, idRange: [] }),
    };
  const conditions = [within(tenant, "c")];
  const isByStatus = status !== null && (isById || reading.column === "status");
  if (isByStatus) conditions.push(statusCondition(status));
  if (isById) conditions.push(...idRange.map((range) => range(sql`c.id`)));
  const key = reading.column === null ? null : sql.ref(`c.${reading.column}`);
  return {
    stretches: [{ columns: { key, id: sql`c.id` }, table: sql`contact c`, conditions }],
    remaining: conditionsOf({
      ...matching,
      status: isByStatus ? null : status,
      idRange: isById ? [] : idRange,
    }),
  };
}

function membersOf({ table, column, id }: Posting, idRange: Matching["idRange"], tenant: Tenant): Stretch {
  return {
    ...ofAnotherTable(table),
    columns: { key: null, id: sql`d.contact_id` },
    conditions: [
      within(tenant, "d"),
      sql`${sql.ref(`d.${column}`)} = ${id}::uuid`,
      ...idRange.map((range) => range(sql`d.contact_id`)),
    ],
  };
}

function withActivity(tenant: Tenant): Stretch {
  return {
    ...ofAnotherTable("contact_activity"),
    columns: { key: sql`d.last_message_at`, id: sql`d.contact_id` },
    conditions: [within(tenant, "d")],
    count: countOf({ kind: "activity" }, tenant),
  };
}

function withoutActivity(tenant: Tenant): Stretch {
  const hasNone = sql<boolean>`not exists (select from contact_activity a
    where a.organization_id = c.organization_id and a.contact_id = c.id)`;
  return {
    columns: { key: null, id: sql`c.id` },
    table: sql`contact c`,
    conditions: [within(tenant, "c"), hasNone],
    count: sql`${countOf({ kind: "contact" }, tenant)} - ${countOf({ kind: "activity" }, tenant)}`,
  };
}

function ofAnotherTable(name: string): Pick<Stretch, "table" | "joined"> {
  const table = sql`${sql.ref(name)} d`;
  return {
    table,
    joined: sql`${table} join contact c on c.organization_id = d.organization_id and c.id = d.contact_id`,
  };
}

interface Bounds {
  position: Position | null;
  limit: number;
  offset?: Fragment | null;
}

/** The first rows beyond a position, as `id` and `key`, in the order of reading. */
export function firstOf(stretches: readonly Stretch[], reading: ReadingOrder, bounds: Bounds): Fragment {
  const { position, limit, offset = null } = bounds;
  const from = stretchAt(stretches, position);
  const parts = stretches.slice(from).map((stretch, index) => {
    const { columns, table, conditions } = stretch;
    const beyond = position && index === 0 ? [reading.beyond(columns, position, { hasNulls: false })] : [];
    const previous = index > 0 ? (stretches[from + index - 1]?.count ?? null) : null;
    const skipped = offset && previous ? sql`greatest(0, ${offset} - (${previous}))` : offset;
    return sql`(select ${columns.id} as id, ${reading.typed(columns.key)} as key
      from ${table} where ${all([...conditions, ...beyond])} order by ${reading.by(columns, { hasNulls: false })}
      ${skipped ? sql`offset ${skipped}` : sql``} limit ${sql.lit(limit)})`;
  });
  if (parts.length === 1) return parts[0] as Fragment;
  return sql`(select s.id, s.key from (${sql.join(parts, sql` union all `)}) s limit ${sql.lit(limit)})`;
}

/** Whether any contact that matches stands at or before a position, or anywhere where there is none. */
export function hasPassed({ stretches, remaining }: Stretches, reading: ReadingOrder, position: Position | null) {
  const last = position ? stretchAt(stretches, position) : stretches.length - 1;
  const found = stretches.slice(0, last + 1).map(({ columns, table, joined, conditions }, index) => {
    const passed =
      position && index === last ? [reading.beyond(columns, position, { isPassed: true, hasNulls: false })] : [];
    return sql<boolean>`exists (select from ${remaining.length > 0 ? (joined ?? table) : table}
      where ${all([...conditions, ...passed, ...remaining])})`;
  });
  return sql<boolean>`(${sql.join(found, sql` or `)})`;
}

/** Which stretch a position is in: where there are two, its key tells. */
function stretchAt(stretches: readonly Stretch[], position: Position | null): number {
  if (position === null || stretches.length === 1) return 0;
  return stretches.findIndex(({ columns }) => (columns.key === null) === (position.key === null));
}
