import type { ContactCriteria, ContactFilter, ContactStatus, FilterLeaf } from "@roster/domain";
import { attributeCondition, filterCondition, memberCondition } from "./contact-filter.ts";
import { searchCondition } from "./contact-search.ts";
import { countOf } from "./counts.sql.ts";
import { all, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

type Condition = Fragment<boolean>;

/** A list or tag whose membership rows, in the order of contact ids, are the contacts themselves. */
export interface Posting {
  kind: "list" | "tag";
  table: "contact_list_member" | "contact_tag";
  column: "list_id" | "tag_id";
  id: string;
}

/** What a condition is called where it has to be named to a caller. */
export interface NamedCondition {
  name: string;
  sql: Condition;
}

/** The contacts of a tenant that fit some criteria, taken apart by how they can be found. */
export interface Matching {
  posting: Posting | null;
  status: ContactStatus | null;
  /** A range of createdAt, as conditions on any column that holds contact ids. */
  idRange: ((id: Fragment) => Condition)[];
  /** What is left to be asked of each contact `c`. */
  rest: NamedCondition[];
}

/** Takes criteria apart. Rows, totals and cursors, and whatever acts on all that match, are all made from the result. */
export function matchingOf(criteria: ContactCriteria, tenant: Tenant): Matching {
  const matching: Matching = { posting: null, status: null, idRange: [], rest: [] };
  const ask = (name: string, condition: Condition) => matching.rest.push({ name, sql: condition });
  const statuses = [...new Set(criteria.status)];
  const [only] = statuses;
  if (statuses.length === 1 && only) matching.status = only;
  else if (statuses.length > 1) ask("status", filterCondition({ field: "status", op: "in", value: statuses }, tenant));

  for (const { kind, table, column, ids, match } of groupsOf(criteria)) {
    const distinct = [...new Set(ids)];
    const [id] = distinct;
    if (distinct.length === 1 && id && match !== "none" && !matching.posting)
      matching.posting = { kind, table, column, id };
    else if (distinct.length > 0) ask(`${kind}Ids`, memberCondition(table, distinct, match));
  }
  const search = searchCondition(criteria.search, tenant);
  if (search) ask("search", search);
  for (const leaf of createdRange(criteria)) matching.idRange.push(rangeOf(leaf));
  for (const leaf of otherRanges(criteria)) ask(leaf.field, filterCondition(leaf, tenant));
  for (const [key, ops] of Object.entries(criteria.attributes ?? {}))
    for (const [op, value] of Object.entries(ops))
      ask(
        `attributes.${key} ${op}`,
        attributeCondition(key, { op, value } as Parameters<typeof attributeCondition>[1]),
      );
  for (const node of criteria.filter ? conjuncts(criteria.filter) : [])
    if (!isFoundFaster(node, matching)) ask("filter", filterCondition(node, tenant));
  return matching;
}

/** What a filter demands of every contact. */
function conjuncts(filter: ContactFilter): ContactFilter[] {
  return "and" in filter ? filter.and.flatMap(conjuncts) : [filter];
}

/** Takes a condition of a filter like the same one outside of it, where contacts are found by that. */
function isFoundFaster(node: ContactFilter, matching: Matching): boolean {
  if (!("field" in node)) return false;
  if (node.field === "createdAt") {
    matching.idRange.push(rangeOf(node));
    return true;
  }
  if (node.field === "status" && node.op === "eq" && !matching.status) {
    matching.status = node.value;
    return true;
  }
  if ((node.field === "listId" || node.field === "tagId") && node.op === "in" && !matching.posting) {
    const [id, ...others] = new Set(node.value);
    if (id === undefined || others.length > 0) return false;
    matching.posting = { ...postings[node.field === "listId" ? "list" : "tag"], id };
    return true;
  }
  return false;
}

/** The contacts `c` that match, as conditions beside the tenant. */
export function conditionsOf({ posting, status, idRange, rest }: Matching): Condition[] {
  return [
    ...(status ? [statusCondition(status)] : []),
    ...(posting ? [memberCondition(posting.table, [posting.id], "any")] : []),
    ...idRange.map((of) => of(sql`c.id`)),
    ...rest.map((condition) => condition.sql),
  ];
}

/** The same with the tenant before them: all that a WHERE needs. */
export function everyMatch(matching: Matching, tenant: Tenant): Condition {
  return all([within(tenant, "c"), ...conditionsOf(matching)]);
}

export function statusCondition(status: ContactStatus): Condition {
  return sql`c.status = ${status}::contact_status`;
}

/** The total where it is one that is kept: of all contacts, of a status, a list or a tag. */
export function keptTotal(matching: Matching, tenant: Tenant): Fragment<number> | null {
  const { posting, status, idRange, rest } = matching;
  if (idRange.length > 0 || rest.length > 0 || (posting && status)) return null;
  if (posting) return countOf({ kind: posting.kind, key: sql`${posting.id}::uuid` }, tenant);
  return countOf({ kind: "contact", ...(status ? { status } : {}) }, tenant);
}

const postings = {
  list: { kind: "list", table: "contact_list_member", column: "list_id" },
  tag: { kind: "tag", table: "contact_tag", column: "tag_id" },
} as const;

function groupsOf({ listIds, listMatch, tagIds, tagMatch }: ContactCriteria) {
  return [
    { ...postings.list, ids: listIds, match: listMatch },
    { ...postings.tag, ids: tagIds, match: tagMatch },
  ];
}

type CreatedLeaf = Extract<FilterLeaf, { field: "createdAt" }>;

function createdRange({ createdAfter, createdBefore }: ContactCriteria): CreatedLeaf[] {
  return [
    ...(createdAfter ? [{ field: "createdAt" as const, op: "gte" as const, value: createdAfter }] : []),
    ...(createdBefore ? [{ field: "createdAt" as const, op: "lt" as const, value: createdBefore }] : []),
  ];
}

function rangeOf({ op, value }: CreatedLeaf): Matching["idRange"][number] {
  return (id) => sql`${id} ${sql.raw(op === "gte" ? ">=" : "<")} uuid7_floor(${value}::timestamptz)`;
}

function otherRanges(criteria: ContactCriteria): FilterLeaf[] {
  const leaves: [FilterLeaf["field"], "gte" | "lt", string | undefined][] = [
    ["updatedAt", "gte", criteria.updatedAfter],
    ["updatedAt", "lt", criteria.updatedBefore],
    ["lastMessageAt", "gte", criteria.lastMessageAfter],
    ["lastMessageAt", "lt", criteria.lastMessageBefore],
  ];
  return leaves.flatMap(([field, op, value]) => (value ? [{ field, op, value } as FilterLeaf] : []));
}
