import { type AttributeLeaf, attributeKeyOf, type ContactFilter, type FilterLeaf, type Match } from "@roster/domain";
import { parsePhone } from "@roster/domain/phone";
import { contains, searchCondition, startsWith } from "./contact-search.ts";
import { type Fragment, sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";

type Condition = Fragment<boolean>;
type LeafOf<F extends FilterLeaf["field"]> = Extract<FilterLeaf, { field: F }>;

/** The contacts `c` that a filter describes. It is true or false for every contact, never unknown, so that `not` is its complement. */
export function filterCondition(filter: ContactFilter, tenant: Tenant): Condition {
  const all = (nodes: ContactFilter[]) => nodes.map((node) => filterCondition(node, tenant));
  if ("and" in filter) return sql`(${sql.join(all(filter.and), sql` and `)})`;
  if ("or" in filter) return sql`(${sql.join(all(filter.or), sql` or `)})`;
  if ("not" in filter) return sql`not ${filterCondition(filter.not, tenant)}`;
  return leafCondition(filter, tenant);
}

/** The contacts `c` whose attribute fits. */
export function attributeCondition(key: string, asked: Pick<AttributeLeaf, "op" | "value">): Condition {
  const value = sql`(c.attributes -> ${key}::text)`;
  const folded = (text: Fragment) => sql<string>`replace(lower(${text} collate "und-x-icu"), 'ς', 'σ')`;
  const text = folded(sql`(c.attributes ->> ${key}::text)`);
  const part = (given: string) => sql`like_literal(${folded(sql`${given}::text`)})`;
  const given = asked as AttributeLeaf;
  switch (given.op) {
    case "eq":
      return holds(key, given.value);
    case "ne":
      return sql`not ${holds(key, given.value)}`;
    case "in":
      return sql`(${sql.join(
        given.value.map((one) => holds(key, one)),
        sql` or `,
      )})`;
    case "exists":
      return sql`jsonb_exists(c.attributes, ${key}::text) = ${sql.lit(given.value)}`;
    case "contains":
      return sql`coalesce(jsonb_typeof(${value}) = 'string' and ${text} like '%' || ${part(given.value)} || '%', false)`;
    case "starts":
      return sql`coalesce(jsonb_typeof(${value}) = 'string' and ${text} like ${part(given.value)} || '%', false)`;
    default: {
      const operator = sql.raw({ gt: ">", gte: ">=", lt: "<", lte: "<=" }[given.op]);
      return typeof given.value === "number"
        ? sql`coalesce(jsonb_typeof(${value}) = 'number' and ${value} ${operator} ${JSON.stringify(given.value)}::jsonb, false)`
        : sql`coalesce(jsonb_typeof(${value}) = 'string' and (c.attributes ->> ${key}::text) collate "C" ${operator} ${given.value}::text, false)`;
    }
  }
}

/** Membership of contacts `c` in any, all or none of the lists (or tags) of these ids. */
export function memberCondition(
  table: "contact_list_member" | "contact_tag",
  ids: readonly string[],
  match: Match,
): Condition {
  const distinct = [...new Set(ids)];
  const column = sql.ref(table === "contact_tag" ? "j.tag_id" : "j.list_id");
  // One id by equality: then its members come in the order of contacts, and two filters are merged.
  const isWanted = distinct.length === 1 ? sql`= ${distinct[0]}::uuid` : sql`= any(${distinct}::uuid[])`;
  const rows = sql`${memberships(table)} and ${column} ${isWanted}`;
  if (match === "all") return sql`(select count(*) ${rows}) = ${sql.lit(distinct.length)}`;
  return match === "any" ? sql`exists (select ${rows})` : sql`not exists (select ${rows})`;
}

function leafCondition(leaf: FilterLeaf, tenant: Tenant): Condition {
  switch (leaf.field) {
    case "name":
      return nameCondition(leaf);
    case "phone":
      return phoneCondition(leaf, tenant);
    case "status":
      return leaf.op === "in"
        ? sql`c.status = any(${leaf.value}::contact_status[])`
        : sql`c.status ${sql.raw(leaf.op === "eq" ? "=" : "<>")} ${leaf.value}::contact_status`;
    case "listId":
      return idCondition("contact_list_member", leaf);
    case "tagId":
      return idCondition("contact_tag", leaf);
    case "createdAt":
      return sql`c.id ${momentOperator(leaf.op)} uuid7_floor(${leaf.value}::timestamptz)`;
    case "updatedAt":
      return sql`c.updated_at ${momentOperator(leaf.op)} ${leaf.value}::timestamptz`;
    case "lastMessageAt":
      return lastMessageCondition(leaf);
    case "search":
      return searchCondition(leaf.value, tenant) ?? sql`true`;
    default:
      return attributeCondition(attributeKeyOf(leaf), leaf);
  }
}

function nameCondition(leaf: LeafOf<"name">): Condition {
  switch (leaf.op) {
    case "contains":
      return contains(sql`c.name_key`, leaf.value);
    case "starts":
      return startsWith(sql`c.name_key`, leaf.value);
    default:
      return equals("c.name", leaf.op, leaf.value);
  }
}

/** A whole number may be written as people write it; a part of one is its digits, from the first where it begins with a plus. */
function phoneCondition(leaf: LeafOf<"phone">, { defaultRegion }: Tenant): Condition {
  const whole = (text: string) => parsePhone(text, defaultRegion)?.phone ?? text;
  const part = (text: string) => text.replace(/[\s().\-/]/g, "");
  switch (leaf.op) {
    case "contains":
      return contains(sql`c.phone`, part(leaf.value));
    case "starts":
      return startsWith(leaf.value.startsWith("+") ? sql`c.phone` : sql`substr(c.phone, 2)`, part(leaf.value));
    case "in":
      return equals("c.phone", leaf.op, leaf.value.map(whole));
    default:
      return equals("c.phone", leaf.op, whole(leaf.value));
  }
}

function equals(column: string, op: "eq" | "ne" | "in", value: string | string[]): Condition {
  if (op === "in") return sql`${sql.ref(column)} = any(${value}::text[])`;
  return sql`${sql.ref(column)} ${sql.raw(op === "eq" ? "=" : "<>")} ${value}::text`;
}

function idCondition(table: "contact_list_member" | "contact_tag", leaf: LeafOf<"listId" | "tagId">): Condition {
  if (leaf.op === "exists") return sql`exists (select ${memberships(table)}) = ${sql.lit(leaf.value)}`;
  return memberCondition(table, leaf.value, leaf.op === "in" ? "any" : "none");
}

function memberships(table: string): Fragment {
  return sql`from ${sql.ref(table)} j where j.organization_id = c.organization_id and j.contact_id = c.id`;
}

function lastMessageCondition(leaf: LeafOf<"lastMessageAt">): Condition {
  const activity = sql`from contact_activity r where r.organization_id = c.organization_id and r.contact_id = c.id`;
  if (leaf.op === "exists") return sql`exists (select ${activity}) = ${sql.lit(leaf.value)}`;
  return sql`exists (select ${activity} and r.last_message_at ${momentOperator(leaf.op)} ${leaf.value}::timestamptz)`;
}

function momentOperator(op: "gte" | "lt"): Fragment {
  return sql.raw(op === "gte" ? ">=" : "<");
}

/** Containment is what the index on attributes answers; of a scalar it is equality. */
function holds(key: string, value: string | number | boolean | null): Condition {
  return sql`c.attributes @> ${JSON.stringify({ [key]: value })}::jsonb`;
}
