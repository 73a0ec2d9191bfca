import type { ContactCriteria, Match } from "@roster/domain";
import { type PhoneTerms, searchTerms } from "@roster/domain/search";
import { type RawBuilder, sql } from "kysely";
import { type Tenant, within } from "./tenant.ts";

type Condition = RawBuilder<boolean>;

/** The contacts `c` of a tenant that fit the criteria, as one SQL condition. Rows, counts and cursors all use this one. */
export function contactConditions(criteria: ContactCriteria, tenant: Tenant): Condition {
  const { status, listIds, listMatch, tagIds, tagMatch, search } = criteria;
  const conditions = [within(tenant, "c")];
  if (status.length > 0) conditions.push(sql`c.status = any(${status}::contact_status[])`);
  if (listIds.length > 0) conditions.push(joined("contact_list_member", "list_id", listIds, listMatch));
  if (tagIds.length > 0) conditions.push(joined("contact_tag", "tag_id", tagIds, tagMatch));
  conditions.push(...searchConditions(search, tenant), ...rangeConditions(criteria));
  return sql.join(conditions, sql` and `) as Condition;
}

function joined(table: string, column: string, ids: readonly string[], match: Match): Condition {
  const distinct = [...new Set(ids)];
  const rows = sql`from ${sql.table(table)} j
    where j.organization_id = c.organization_id and j.contact_id = c.id and ${sql.ref(`j.${column}`)} = any(${distinct}::uuid[])`;
  if (match === "all") return sql`(select count(*) ${rows}) = ${sql.lit(distinct.length)}`;
  return match === "any" ? sql`exists (select ${rows})` : sql`not exists (select ${rows})`;
}

function searchConditions(search: string, tenant: Tenant): Condition[] {
  const terms = searchTerms(search, tenant.defaultRegion);
  if (terms === null) return [];
  if (terms.kind === "phone") return [sql`(${sql.join(phoneConditions(terms), sql` or `)})`];
  return [
    ...terms.contains.map((word) => like("c.search_text", word)),
    ...terms.startsWord.map((word) => sql<boolean>`(' ' || c.name_key) like '% ' || ${literal(word)} || '%'`),
  ];
}

// search_text is the name, U+001F, the phone's digits: no search text can reach across, for none holds a control character.
function phoneConditions(terms: PhoneTerms): Condition[] {
  const inNumber = sql<boolean>`(${like("c.search_text", terms.contains)} and ${like("c.phone", terms.contains)})`;
  const national = sql<boolean>`c.search_text like '%' || chr(31) || ${terms.beginsWith} || '%'`;
  return [inNumber, like("c.search_text", terms.literal), ...(terms.beginsWith === null ? [] : [national])];
}

function like(column: string, text: string): Condition {
  return sql`${sql.ref(column)} like '%' || ${literal(text)} || '%'`;
}

function literal(text: string): RawBuilder<string> {
  return sql`like_literal(norm(${text}))`;
}

function rangeConditions(criteria: ContactCriteria): Condition[] {
  const { createdAfter, createdBefore, updatedAfter, updatedBefore, lastMessageAfter, lastMessageBefore } = criteria;
  const conditions: Condition[] = [];
  if (createdAfter) conditions.push(sql`c.id >= uuid7_floor(${createdAfter}::timestamptz)`);
  if (createdBefore) conditions.push(sql`c.id < uuid7_floor(${createdBefore}::timestamptz)`);
  if (updatedAfter) conditions.push(sql`c.updated_at >= ${updatedAfter}::timestamptz`);
  if (updatedBefore) conditions.push(sql`c.updated_at < ${updatedBefore}::timestamptz`);
  if (lastMessageAfter || lastMessageBefore) {
    conditions.push(sql`exists (select from contact_activity r
      where r.organization_id = c.organization_id and r.contact_id = c.id
        and r.last_message_at >= ${lastMessageAfter ?? "-infinity"}::timestamptz
        and r.last_message_at < ${lastMessageBefore ?? "infinity"}::timestamptz)`);
  }
  return conditions;
}
