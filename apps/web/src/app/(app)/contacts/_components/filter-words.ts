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

interface Say {
  nameOf: NameOf;
  /** The day of a moment. */
  day: (at: string) => string;
}

/** A condition as people say it. */
export function filterWords(filter: ContactFilter, say: Say): string {
  if ("not" in filter) return `not (${filterWords(filter.not, say)})`;
  if ("and" in filter) return filter.and.map((node) => grouped(node, say)).join(" and ");
  if ("or" in filter) return filter.or.map((node) => grouped(node, say)).join(" or ");
  return leafWords(filter, say);
}

function grouped(filter: ContactFilter, say: Say): string {
  const words = filterWords(filter, say);
  return "and" in filter || "or" in filter ? `(${words})` : words;
}

function leafWords({ field, op, value }: FilterLeaf, { nameOf, day }: Say): string {
  const title = fieldTitle(field);
  if (op === "exists") return value ? `${title} is there` : `no ${title}`;
  const one = (part: unknown) =>
    field === "listId" || field === "tagId"
      ? nameOf(field, String(part))
      : field.endsWith("At")
        ? day(String(part))
        : valueWords(part);
  const values = [value].flat();
  // One value to choose from is that value.
  const verb = values.length === 1 && (op === "in" || op === "notIn") ? (op === "in" ? "eq" : "ne") : op;
  return `${title} ${operatorWords(field, verb)} ${values.map(one).join(", ")}`;
}

function valueWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null ? "nothing" : String(value);
}
