import type { ListContactsQuery } from "@roster/domain";
import { decodeCursor, type Position } from "@roster/domain/cursor";
import { everyMatch, keptTotal, type Matching, matchingOf } from "./contact-criteria.ts";
import { type ContactsRow, contactsColumns } from "./contact-json.sql.ts";
import { keysOf } from "./contact-keys.sql.ts";
import { ReadingOrder } from "./contact-order.ts";
import type { PageEdges } from "./page-place.ts";
import { compile, type Fragment, type Statement, sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";

/** The one row of a page's statement. */
export interface PageRow extends ContactsRow, PageEdges {
  total: number | null;
}

export interface PageStatement extends Statement {
  /** It has one good plan whatever its values are: PostgreSQL may keep it. */
  isPlain: boolean;
  position: Position | null;
  matching: Matching;
}

/**
 * A page with its total as one statement, and so from one snapshot. Throws `invalid_request` on a cursor that is malformed
 * or of another query.
 */
export function pageStatement(query: ListContactsQuery, tenant: Tenant): PageStatement {
  const { perPage } = query;
  const position = query.cursor === undefined ? null : decodeCursor(query.cursor, query);
  const isReversed = position?.direction === "before";
  const reading = new ReadingOrder(query, isReversed);
  const matching = matchingOf(query, tenant);
  const offset = position ? 0 : ((query.page ?? 1) - 1) * perPage;
  const hasTotal = query.count === "exact";
  const keys = keysOf({ matching, reading, position, offset, limit: perPage + 1, hasTotal }, tenant);
  const edge = (column: Fragment, n: Fragment) => sql`(select ${column} from wanted k where k.n = ${n})`;
  const last = sql`least(${sql.lit(perPage)}, (select count(*) from wanted))`;
  const key = reading.written(sql`k.key`);
  const statement = sql`with ${keys.ctes}
    select ${contactsColumns(query, tenant, { limit: perPage, isReversed })}, (select count(*)::int from wanted) as found, ${keys.passed} as passed,
      ${keys.total ?? sql`null::float8`} as total,
      ${edge(sql`k.id`, sql`1`)} as first_id, ${edge(key, sql`1`)} as first_key,
      ${edge(sql`k.id`, last)} as last_id, ${edge(key, last)} as last_key`;
  return { ...compile(statement), isPlain: keys.isPlain, position, matching };
}

/** How many contacts match: `total`. It is plain, as a page's statement is, where that is a total that is kept. */
export function countStatement(matching: Matching, tenant: Tenant): Statement & { isPlain: boolean } {
  const kept = keptTotal(matching, tenant);
  const live = sql`(select count(*)::float8 from contact c where ${everyMatch(matching, tenant)})`;
  return { ...compile(sql`select ${kept ?? live} as total`), isPlain: kept !== null };
}

/** What the planner thinks that the total of some criteria is: the answer to EXPLAIN (FORMAT JSON) has it as `Plan Rows`. */
export function estimateStatement(matching: Matching, tenant: Tenant): Statement {
  return compile(sql`explain (format json) select from contact c where ${everyMatch(matching, tenant)}`);
}
