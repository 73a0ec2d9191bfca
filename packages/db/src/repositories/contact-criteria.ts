import type { ContactCriteria, ContactFilter, FilterLeaf } from "@roster/domain";
import { type RawBuilder, sql } from "kysely";
import { attributeCondition, filterCondition, memberCondition } from "./contact-filter.ts";
import { searchCondition } from "./contact-search.ts";
import { type Tenant, within } from "./tenant.ts";

type Condition = RawBuilder<boolean>;

/** The contacts `c` of a tenant that fit the criteria, as one SQL condition. Rows, counts and cursors all use this one. */
export function contactConditions(criteria: ContactCriteria, tenant: Tenant): Condition {
  const { status, listIds, listMatch, tagIds, tagMatch, attributes = {}, filter } = criteria;
  const conditions = [within(tenant, "c")];
  if (status.length > 0) conditions.push(filterCondition({ field: "status", op: "in", value: status }, tenant));
  if (listIds.length > 0) conditions.push(memberCondition("contact_list_member", listIds, listMatch));
  if (tagIds.length > 0) conditions.push(memberCondition("contact_tag", tagIds, tagMatch));
  const search = searchCondition(criteria.search, tenant);
  if (search) conditions.push(search);
  for (const leaf of ranges(criteria)) conditions.push(filterCondition(leaf, tenant));
  for (const [key, ops] of Object.entries(attributes))
    for (const [op, value] of Object.entries(ops))
      conditions.push(attributeCondition(key, { op, value } as Parameters<typeof attributeCondition>[1]));
  if (filter) conditions.push(filterCondition(filter, tenant));
  return sql.join(conditions, sql` and `) as Condition;
}

function ranges(criteria: ContactCriteria): ContactFilter[] {
  const leaves: [FilterLeaf["field"], "gte" | "lt", string | undefined][] = [
    ["createdAt", "gte", criteria.createdAfter],
    ["createdAt", "lt", criteria.createdBefore],
    ["updatedAt", "gte", criteria.updatedAfter],
    ["updatedAt", "lt", criteria.updatedBefore],
    ["lastMessageAt", "gte", criteria.lastMessageAfter],
    ["lastMessageAt", "lt", criteria.lastMessageBefore],
  ];
  return leaves.flatMap(([field, op, value]) => (value ? [{ field, op, value } as FilterLeaf] : []));
}
