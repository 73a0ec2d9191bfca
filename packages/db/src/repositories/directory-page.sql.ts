import type { PaginationMeta, Paging } from "@roster/domain";
import { decodePosition, encodePosition, type Position, storable } from "@roster/domain/cursor";
import { z } from "zod";
import { type PageEdges, placeOf } from "./page-place.ts";
import { all, compile, type Fragment, type Statement, sql } from "./sql.ts";

/** Rows that are listed page by page. */
export interface Listed {
  /** What a cursor is bound to: the kind of rows, and everything that they are narrowed by. */
  bound: readonly string[];
  /** A FROM whose rows have the alias `r`. */
  from: Fragment;
  where: Fragment<boolean>[];
  json: Fragment;
  /** The text that is sorted by, ascending, before the id; null for newest first, by the id alone. */
  key: Fragment | null;
}

interface Row<T> extends PageEdges {
  items: T[];
  /** Null where they are not counted. */
  total: number | null;
}

export interface DirectoryPage<T> {
  items: T[];
  paginationMeta: PaginationMeta;
}

/**
 * One page of few rows, with their exact total unless it is not asked for, as one statement. The answer has the same meta as a page of contacts; a cursor
 * that is malformed or of another list fails with `invalid_request`.
 */
export async function directoryPage<T>(
  run: (statement: Statement) => Promise<unknown[]>,
  listed: Listed,
  paging: Paging & { count?: "exact" | "none" },
): Promise<DirectoryPage<T>> {
  const bound = JSON.stringify(listed.bound);
  const keySchema = listed.key === null ? z.null() : storable;
  const position = paging.cursor === undefined ? null : decodePosition(paging.cursor, bound, keySchema);
  const [row] = (await run(statementOf(listed, paging, position))) as [Row<T>];
  const { page, perPage, ...place } = placeOf(row, paging, { position, encode: (at) => encodePosition(at, bound) });
  const { total } = row;
  const totals = total === null ? {} : { total, totalPages: Math.ceil(total / perPage), totalRelation: "eq" as const };
  return { items: row.items, paginationMeta: { page, perPage, ...totals, ...place } };
}

function statementOf(
  { from, where, json, key }: Listed,
  paging: Paging & { count?: "exact" | "none" },
  position: Position | null,
): Statement {
  const total = paging.count === "none" ? sql`null` : sql`(select count(*)::float8 from ${from} where ${all(where)})`;
  const isReversed = position?.direction === "before";
  const isAscending = (key !== null) !== isReversed;
  const columns = key === null ? sql`(r.id)` : sql`(${key}, r.id)`;
  const at = position && (key === null ? sql`(${position.id}::uuid)` : sql`(${position.key}, ${position.id}::uuid)`);
  const beyond = (toGreater: boolean, orEqual: string) =>
    sql<boolean>`${columns} ${sql.raw((toGreater ? ">" : "<") + orEqual)} ${at}`;
  const direction = sql.raw(isAscending ? "asc" : "desc");
  const order = sql`${key === null ? sql`` : sql`${key} ${direction}, `}r.id ${direction}`;
  const offset = position ? 0 : ((paging.page ?? 1) - 1) * paging.perPage;
  const passed = position
    ? sql`exists (select from ${from} where ${all([...where, beyond(!isAscending, "=")])})`
    : sql`${offset > 0} and exists (select from ${from} where ${all(where)})`;
  const last = sql`least(${sql.lit(paging.perPage)}, (select count(*) from wanted))`;
  const edge = (column: string, n: Fragment) => sql`(select ${sql.ref(column)} from wanted w where w.n = ${n})`;
  return compile(sql`with wanted as materialized (
      select row_number() over () as n, o.* from (select r.id, ${key ?? sql`null::text`} as key, ${json} as json from ${from}
        where ${all(position ? [...where, beyond(isAscending, "")] : where)}
        order by ${order} offset ${offset}::int8 limit ${sql.lit(paging.perPage + 1)}) o)
    select (select coalesce(json_agg(w.json order by w.n ${sql.raw(isReversed ? "desc" : "asc")}), '[]') from wanted w
        where w.n <= ${sql.lit(paging.perPage)}) as items,
      ${total} as total, ${passed} as passed,
      (select count(*)::int from wanted) as found, ${edge("id", sql`1`)} as first_id, ${edge("key", sql`1`)} as first_key,
      ${edge("id", last)} as last_id, ${edge("key", last)} as last_key`);
}
