import type { ContactStatus } from "@roster/domain";
import type { CountKind } from "../entities/directory-count.entity.ts";
import { all, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

interface Counted {
  kind: CountKind;
  /** What is counted within the tenant; left out where that is the tenant itself. */
  key?: Fragment;
  status?: ContactStatus;
}

/** A count as of the statement's own snapshot: what was compacted, and every change since. Its cost does not grow with the count. */
export function countOf({ kind, key, status }: Counted, tenant: Tenant): Fragment<number> {
  const isOfStatus = status === undefined ? [] : [sql<boolean>`x.status = ${status}::contact_status`];
  return sumOf(kind, [sql`x.key = ${key ?? sql`${tenant.organizationId}::uuid`}`, ...isOfStatus], tenant);
}

/** The same of all keys from one to another, which is not among them. */
export function countBetween(kind: CountKind, [from, to]: readonly [Fragment, Fragment], tenant: Tenant) {
  return sumOf(kind, [sql`x.key >= ${from}`, sql`x.key < ${to}`], tenant);
}

/** Every count of a kind, as rows of `key` and `n`. */
export function countsOf(kind: CountKind, tenant: Tenant): Fragment {
  return sql`select u.key, sum(u.n)::float8 as n from (${countRows(kind, [], tenant)}) u group by 1`;
}

function sumOf(kind: CountKind, conditions: readonly Fragment<boolean>[], tenant: Tenant): Fragment<number> {
  return sql<number>`(select coalesce(sum(u.n), 0)::float8 from (${countRows(kind, conditions, tenant)}) u)`;
}

function countRows(kind: CountKind, conditions: readonly Fragment<boolean>[], tenant: Tenant): Fragment {
  const rows = (table: string) => sql`select x.key, x.n from ${sql.ref(table)} x
    where ${all([within(tenant, "x"), sql`x.kind = ${sql.lit(kind)}`, ...conditions])}`;
  return sql`${rows("directory_count")} union all ${rows("directory_count_delta")}`;
}

/** Rows that a statement made (1) or removed (-1): a CTE with `organization_id`, and what the count is by. */
export interface Change {
  kind: CountKind;
  rows: string;
  key?: string;
  status?: string;
  sign?: 1 | -1;
}

/** The end of a statement that changes counted rows: one delta for each count that they change. */
export function countChanges(changes: readonly Change[]): Fragment {
  const deltas = changes.map(
    ({ kind, rows, key = "organization_id", status = "'Active'::contact_status", sign = 1 }) =>
      sql`select organization_id, ${sql.lit(kind)}, ${sql.raw(key)}, ${sql.raw(status)}, ${sql.lit(sign)} * count(*)
      from ${sql.ref(rows)} group by 1, 3, 4`,
  );
  return sql`insert into directory_count_delta (organization_id, kind, key, status, n) ${sql.join(deltas, sql` union all `)}`;
}
