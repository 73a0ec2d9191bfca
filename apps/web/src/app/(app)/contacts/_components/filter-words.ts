import type { ContactFilter, FilterLeaf } from "@roster/domain";
import { attributePrefix, type FilterField } from "@roster/domain/vocabulary";

export const fieldTitles: Record<FilterField, string> = {
  name: "Name",
  phone: "Phone",
  status: "Status",
  listId: "List",
  tagId: "Tag",
  createdAt: "Created",
  updatedAt: "Updated",
  lastMessageAt: "Last message",
  search: "Search",
};

const operators: Record<string, string> = {
  eq: "is",
  ne: "is not",
  contains: "contains",
  starts: "starts with",
  in: "is one of",
  notIn: "is none of",
  gt: "is more than",
  gte: "is at least",
  lt: "is less than",
  lte: "is at most",
  exists: "is there",
  matches: "finds",
};
const ofMoments: Record<string, string> = { ...operators, gte: "on or after", lt: "before" };

export function fieldTitle(field: string): string {
  return field.startsWith(attributePrefix)
    ? field.slice(attributePrefix.length)
    : (fieldTitles[field as FilterField] ?? field);
}

export function operatorWords(field: string, op: string): string {
  return (field.endsWith("At") ? ofMoments : operators)[op] ?? op;
}

/** Tells what a list or tag is called. */
export type NameOf = (field: "listId" | "tagId", id: string) => string;

/** A condition as people say it. */
export function filterWords(filter: ContactFilter, nameOf: NameOf): string {
  if ("not" in filter) return `not (${filterWords(filter.not, nameOf)})`;
  if ("and" in filter) return filter.and.map((node) => grouped(node, nameOf)).join(" and ");
  if ("or" in filter) return filter.or.map((node) => grouped(node, nameOf)).join(" or ");
  return leafWords(filter, nameOf);
}

function grouped(filter: ContactFilter, nameOf: NameOf): string {
  const words = filterWords(filter, nameOf);
  return "and" in filter || "or" in filter ? `(${words})` : words;
}

function leafWords({ field, op, value }: FilterLeaf, nameOf: NameOf): string {
  const title = fieldTitle(field);
  if (op === "exists") return value ? `${title} is there` : `no ${title}`;
  const one = (part: unknown) =>
    field === "listId" || field === "tagId" ? nameOf(field, String(part)) : valueWords(field, part);
  const values = [value].flat();
  // One value to choose from is that value.
  const verb = values.length === 1 && (op === "in" || op === "notIn") ? (op === "in" ? "eq" : "ne") : op;
  return `${title} ${operatorWords(field, verb)} ${values.map(one).join(", ")}`;
}

function valueWords(field: string, value: unknown): string {
  if (field.endsWith("At")) return String(value).slice(0, 10);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null ? "nothing" : String(value);
}
