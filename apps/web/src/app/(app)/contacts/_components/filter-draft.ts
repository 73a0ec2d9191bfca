import type { ContactFilter } from "@roster/domain";
import { isFilter, operatorsOf } from "../conditions.ts";

/** A condition while it is written: it may not be whole yet. */
export type Draft = DraftLeaf | DraftGroup;
export interface DraftLeaf {
  field: string;
  op: string;
  value: unknown;
}
export interface DraftGroup {
  match: "all" | "any" | "none";
  nodes: Draft[];
}

export function newLeaf(field = "name"): DraftLeaf {
  const [op = "eq"] = operatorsOf(field);
  return { field, op, value: firstValue(field, op) };
}

/** What a condition asks for before anybody said it. */
export function firstValue(field: string, op: string): unknown {
  if (op === "exists") return true;
  if (op === "in" || op === "notIn") return [];
  return field === "status" ? "Active" : "";
}

export function draftOf(filter: ContactFilter): Draft {
  if ("and" in filter) return { match: "all", nodes: filter.and.map(draftOf) };
  if ("or" in filter) return { match: "any", nodes: filter.or.map(draftOf) };
  if (!("not" in filter)) return { ...filter };
  const denied = draftOf(filter.not);
  return { match: "none", nodes: "match" in denied && denied.match === "any" ? denied.nodes : [denied] };
}

/** The filter that a draft says; null while it is not whole. */
export function filterOfDraft(draft: Draft): ContactFilter | null {
  const filter = written(draft);
  return isFilter(filter) ? filter : null;
}

function written(draft: Draft): unknown {
  if (!("match" in draft)) return draft;
  const nodes = draft.nodes.map(written);
  if (draft.match === "all") return { and: nodes };
  return draft.match === "any" ? { or: nodes } : { not: { or: nodes } };
}
