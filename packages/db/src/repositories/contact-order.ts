import type { ContactSort, SortOrder } from "@roster/domain";
import type { Position } from "@roster/domain/cursor";
import { type RawBuilder, sql } from "kysely";

interface SortKey {
  /** What is sorted by before the id; null where the id alone gives the order. */
  column: string | null;
  type: string;
  isNullable?: boolean;
}

const sortKeys: Record<ContactSort, SortKey> = {
  createdAt: { column: null, type: "text" },
  updatedAt: { column: "c.updated_at", type: "timestamptz" },
  name: { column: "c.name_key", type: "text" },
  phone: { column: "c.phone", type: "text" },
  status: { column: "c.status", type: "contact_status" },
  lastMessageAt: { column: "a.last_message_at", type: "timestamptz", isNullable: true },
};

export interface Reading {
  /** Sorts rows the way they are read, nulls last in the order's own direction. */
  orderBy: RawBuilder<unknown>;
  /** The key of a row as a cursor keeps it. */
  key: RawBuilder<string | null>;
  /** The rows strictly beyond a position, or at and before it where `isPassed`. */
  beyond(position: Position, isPassed?: boolean): RawBuilder<boolean>;
}

/** How contacts `c` (and their activity `a`) are read in a sort, forwards or from the end backwards. */
export function readingOrder(sortBy: ContactSort, order: SortOrder, isReversed: boolean): Reading {
  const { column, type, isNullable = false } = sortKeys[sortBy];
  const isAscending = (order === "asc") !== isReversed;
  const direction = sql.raw(isAscending ? "asc" : "desc");
  if (column === null) {
    return {
      orderBy: sql`c.id ${direction}`,
      key: sql`null::text`,
      beyond: ({ id }, isPassed = false) => compare(sql`c.id`, sql`${id}::uuid`, isAscending !== isPassed, isPassed),
    };
  }
  const reference = sql.ref(column);
  // A row comparison cannot see nulls: contacts without the value are the last stretch of either direction.
  const nulls = sql.raw(isNullable ? (isReversed ? "nulls first" : "nulls last") : "");
  return {
    orderBy: sql`${reference} ${direction} ${nulls}, c.id ${direction}`,
    key: type === "timestamptz" ? sql`iso(${reference})` : sql`${reference}::text`,
    beyond(position, isPassed = false) {
      const toGreater = isAscending !== isPassed;
      const { key, id } = position;
      const ids = compare(sql`c.id`, sql`${id}::uuid`, toGreater, isPassed);
      const readsTowardsNulls = isReversed === isPassed;
      if (key === null) {
        const amongNulls = sql<boolean>`(${reference} is null and ${ids})`;
        return readsTowardsNulls ? amongNulls : sql`(${reference} is not null or ${amongNulls})`;
      }
      const row = sql`(${reference}, c.id)`;
      const at = sql`(${key}::${sql.raw(type)}, ${id}::uuid)`;
      const amongValues = compare(row, at, toGreater, isPassed);
      return isNullable && readsTowardsNulls ? sql`(${amongValues} or ${reference} is null)` : amongValues;
    },
  };
}

function compare(
  left: RawBuilder<unknown>,
  right: RawBuilder<unknown>,
  toGreater: boolean,
  orEqual: boolean,
): RawBuilder<boolean> {
  return sql`${left} ${sql.raw((toGreater ? ">" : "<") + (orEqual ? "=" : ""))} ${right}`;
}
