import type { ContactCriteria, ContactFilter } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { attributeOperators, attributePrefix, contactStatuses, fieldOperators } from "@roster/domain/vocabulary";

/** Conditions that must all hold, as one filter; none is no filter. */
export function filterOf(conditions: readonly ContactFilter[]): ContactFilter | undefined {
  const [only] = conditions;
  return conditions.length > 1 ? { and: [...conditions] } : only;
}

/** The conditions of a filter that stands in a URL. What is no filter is none: the server judges values more closely. */
export function readConditions(text: string | undefined): ContactFilter[] {
  const filter = parsed(text);
  return isFilter(filter) ? conditionsOf(filter) : [];
}

export function conditionsOf(filter: ContactFilter | undefined): ContactFilter[] {
  if (filter === undefined) return [];
  return "and" in filter ? filter.and : [filter];
}

/** Criteria that have members of their own beside `filter`, as conditions. */
export function otherConditions(criteria: Partial<ContactCriteria>): ContactFilter[] {
  const ranges = [
    ["createdAt", "gte", criteria.createdAfter],
    ["createdAt", "lt", criteria.createdBefore],
    ["updatedAt", "gte", criteria.updatedAfter],
    ["updatedAt", "lt", criteria.updatedBefore],
    ["lastMessageAt", "gte", criteria.lastMessageAfter],
    ["lastMessageAt", "lt", criteria.lastMessageBefore],
  ] as const;
  const attributes = Object.entries(criteria.attributes ?? {}).flatMap(([key, asked]) =>
    Object.entries(asked).map(([op, value]) => ({ field: `${attributePrefix}${key}`, op, value })),
  );
  return [
    ...groupConditions("listId", criteria.listIds, criteria.listMatch),
    ...groupConditions("tagId", criteria.tagIds, criteria.tagMatch),
    ...ranges.map(([field, op, value]) => ({ field, op, value })),
    ...attributes,
  ].filter((condition) => isFilter(condition));
}

function groupConditions(field: "listId" | "tagId", ids: readonly string[] = [], match = "any"): ContactFilter[] {
  if (match === "none") return [{ field, op: "notIn", value: [...ids] }];
  return match === "all" ? ids.map((id) => ({ field, op: "in", value: [id] })) : [];
}

/** What may be asked of a field; nothing of one that there is not. */
export function operatorsOf(field: string): readonly string[] {
  if (Object.hasOwn(fieldOperators, field)) return fieldOperators[field as keyof typeof fieldOperators];
  const key = field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : "";
  return key !== "" && key.length <= limits.attributeKeyCharacters ? attributeOperators : [];
}

export function isFilter(value: unknown, depth = 1): value is ContactFilter {
  if (typeof value !== "object" || value === null || depth > limits.filterDepth) return false;
  if ("field" in value) return isLeaf(value as Record<string, unknown>);
  const [[group, content] = [], ...others] = Object.entries(value);
  if (others.length > 0) return false;
  if (group === "not") return isFilter(content, depth + 1);
  const isGroup = (group === "and" || group === "or") && Array.isArray(content) && content.length > 0;
  return isGroup && content.every((node) => isFilter(node, depth + 1));
}

function isLeaf({ field, op, value, ...others }: Record<string, unknown>): boolean {
  if (typeof field !== "string" || typeof op !== "string" || Object.keys(others).length > 0) return false;
  return operatorsOf(field).includes(op) && isValue(field, op, value);
}

function isValue(field: string, op: string, value: unknown): boolean {
  if (op === "exists") return typeof value === "boolean";
  if (op === "in" || op === "notIn")
    return (
      Array.isArray(value) &&
      value.length > 0 &&
      value.length <= limits.filterIds &&
      value.every((one) => isOne(field, "eq", one))
    );
  return isOne(field, op, value);
}

function isOne(field: string, op: string, value: unknown): boolean {
  if (field === "status") return contactStatuses.some((status) => status === value);
  if (field.endsWith("At")) return typeof value === "string" && !Number.isNaN(Date.parse(value));
  const needsText = !field.startsWith(attributePrefix) || op === "contains" || op === "starts";
  if (needsText) return typeof value === "string" && value !== "";
  if (op === "eq" || op === "ne") return value === null || ["string", "number", "boolean"].includes(typeof value);
  return typeof value === "string" || typeof value === "number";
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
