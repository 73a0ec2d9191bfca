import type { ContactSort, SortOrder } from "@roster/domain";
import type { Position } from "@roster/domain/cursor";
import { type Fragment, sql } from "./sql.ts";

interface SortKey {
  /** The column of `contact` that is sorted by before the id; null where the id alone gives the order. */
  column: string | null;
  type: string;
  /** No two contacts of a tenant have the same one, so the id has nothing to decide. */
  isUnique?: boolean;
  isNullable?: boolean;
}

const sortKeys: Record<ContactSort, SortKey> = {
  createdAt: { column: null, type: "text" },
  updatedAt: { column: "updated_at", type: "timestamptz" },
  name: { column: "name_key", type: "text" },
  phone: { column: "phone", type: "text", isUnique: true },
  status: { column: "status", type: "contact_status" },
  lastMessageAt: { column: "last_message_at", type: "timestamptz", isNullable: true },
};

/** Where a set of rows keeps the contact's id and the sort key; null where the key is null in all of them, or there is none. */
export interface Columns {
  key: Fragment | null;
  id: Fragment;
}

interface Sort {
  sortBy: ContactSort;
  order: SortOrder;
}

/** How rows of contacts are read in a sort, forwards or from the end backwards: `key`, then id in the same direction, nulls last. */
export class ReadingOrder {
  readonly column: string | null;
  readonly isNullable: boolean;
  readonly #sort: Sort;
  readonly #key: SortKey;
  readonly #isAscending: boolean;
  readonly #isReversed: boolean;

  constructor(sort: Sort, isReversed: boolean) {
    this.#sort = sort;
    this.#key = sortKeys[sort.sortBy];
    this.column = this.#key.column;
    this.isNullable = this.#key.isNullable === true;
    this.#isReversed = isReversed;
    this.#isAscending = (sort.order === "asc") !== isReversed;
  }

  /** The same rows from the other end. */
  reversed(): ReadingOrder {
    return new ReadingOrder(this.#sort, !this.#isReversed);
  }

  /** Whether contacts without the key come after those with it, in the way that is read. */
  get isTowardsNulls(): boolean {
    return !this.#isReversed;
  }

  /** For an ORDER BY. `hasNulls: false` where every row has the key: then an index gives the order. */
  by({ key, id }: Columns, { hasNulls = this.isNullable } = {}): Fragment {
    const direction = sql.raw(this.#isAscending ? "asc" : "desc");
    if (key === null) return sql`${id} ${direction}`;
    if (this.#key.isUnique) return sql`${key} ${direction}`;
    const nulls = sql.raw(hasNulls ? (this.#isReversed ? "nulls first" : "nulls last") : "");
    return sql`${key} ${direction} ${nulls}, ${id} ${direction}`;
  }

  /** The rows strictly beyond a position, or at and before it where `isPassed`. */
  beyond(
    { key, id }: Columns,
    position: Position,
    { isPassed = false, hasNulls = this.isNullable } = {},
  ): Fragment<boolean> {
    const toGreater = this.#isAscending !== isPassed;
    const operator = sql.raw((toGreater ? ">" : "<") + (isPassed ? "=" : ""));
    const ids = sql<boolean>`${id} ${operator} ${position.id}::uuid`;
    if (key === null) return ids;
    const value = sql`${position.key}::${sql.raw(this.#key.type)}`;
    if (this.#key.isUnique) return sql<boolean>`${key} ${operator} ${value}`;
    // A row comparison cannot see nulls: contacts without the key are the last stretch of either direction.
    const isTowardsNulls = this.isTowardsNulls !== isPassed;
    if (position.key === null) {
      const amongNulls = sql<boolean>`(${key} is null and ${ids})`;
      return isTowardsNulls ? amongNulls : sql<boolean>`(${key} is not null or ${amongNulls})`;
    }
    const amongValues = sql<boolean>`(${key}, ${id}) ${operator} (${value}, ${position.id}::uuid)`;
    return hasNulls && isTowardsNulls ? sql<boolean>`(${amongValues} or ${key} is null)` : amongValues;
  }

  /** A key column as a value of its type, null where there is none. */
  typed(key: Fragment | null): Fragment {
    return key ?? sql`null::${sql.raw(this.#key.type)}`;
  }

  /** The key of a row as a cursor keeps it. */
  written(key: Fragment): Fragment<string | null> {
    return this.#key.type === "timestamptz" ? sql`iso(${key})` : sql`${key}::text`;
  }
}
