import { isDeepStrictEqual } from "node:util";
import { attributesProblem, clip, DomainError, type Fault, type Json, type MergeChoices, told } from "@roster/domain";
import type { ContactFields, GroupIds } from "./contact-writer.ts";

/** A contact with the ids of its lists and tags. */
export type WholeContact = ContactFields & Required<GroupIds>;

const scalars = ["name", "phone", "status"] as const;

/** What becomes of the first contact when the others are merged into it; contacts by their ids. Fails with `unprocessable`. */
export function mergedFields(byId: ReadonlyMap<string, WholeContact>, choices: MergeChoices): WholeContact {
  const contacts = [...byId.values()];
  const [survivor] = contacts as [WholeContact];
  const faults: Fault[] = [];
  const chosen = (id: string | undefined, path: string[]): WholeContact => {
    const contact = id === undefined ? survivor : byId.get(id.toLowerCase());
    if (!contact) faults.push(unknownChoice(path, [...byId.keys()]));
    return contact ?? survivor;
  };
  const [name, phone, status] = scalars.map((field) => chosen(choices[field], [field])[field]) as [
    string,
    string,
    WholeContact["status"],
  ];
  const attributes = new Map<string, Json>();
  for (const contact of contacts)
    for (const [key, value] of Object.entries(contact.attributes)) if (!attributes.has(key)) attributes.set(key, value);
  for (const [key, id] of Object.entries(choices.attributes ?? {})) {
    const from = chosen(id, ["attributes", key]).attributes;
    if (Object.hasOwn(from, key)) attributes.set(key, from[key] as Json);
    else attributes.delete(key);
  }
  const merged: WholeContact = {
    name,
    phone,
    status,
    attributes: Object.fromEntries(attributes),
    listIds: union(contacts.map(({ listIds }) => listIds)),
    tagIds: union(contacts.map(({ tagIds }) => tagIds)),
  };
  const problem = attributesProblem(merged.attributes);
  if (problem)
    faults.push({
      in: "input",
      name: "attributes",
      code: "invalid_value",
      detail: `of all of them together ${problem}`,
      pointer: "/choices/attributes",
    });
  if (faults.length > 0) throw DomainError.unprocessable(faults);
  return merged;
}

/**
 * A contact as it is now without what a merge made of it. Fails with `conflict`, naming the fields, where something that the merge
 * changed is not as the merge left it; what it did not change stays as it is now.
 */
export function undoneFields(
  now: WholeContact,
  { before, after }: { before: WholeContact; after: WholeContact },
): WholeContact {
  const conflicts: string[] = [];
  const undone = <T extends object>(fields: { now: T; before: T; after: T }, prefix = ""): T => {
    const result = new Map<string, unknown>(Object.entries(fields.now));
    for (const key of changedKeys(fields.before, fields.after)) {
      // As it was before it may be already: somebody put it back by hand.
      const isKnown = isSame(key, fields.now, fields.after) || isSame(key, fields.now, fields.before);
      if (!isKnown) conflicts.push(prefix + key);
      if (Object.hasOwn(fields.before, key)) result.set(key, fields.before[key as keyof T]);
      else result.delete(key);
    }
    return Object.fromEntries(result) as T;
  };
  const fields = undone({ now: scalarsOf(now), before: scalarsOf(before), after: scalarsOf(after) });
  const attributes = undone({ now: now.attributes, before: before.attributes, after: after.attributes }, "attributes.");
  if (conflicts.length > 0)
    throw new DomainError(
      "conflict",
      `Changed since the merge: ${clip(conflicts.join(", "), 200)}. Nothing was undone.`,
      {
        faults: told(conflicts.map(changedSince)),
      },
    );
  const without = (key: "listIds" | "tagIds") => {
    const gained = after[key].filter((id) => !before[key].includes(id));
    return now[key].filter((id) => !gained.includes(id));
  };
  return { ...fields, attributes, listIds: without("listIds"), tagIds: without("tagIds") };
}

function scalarsOf({ name, phone, status }: WholeContact): Pick<WholeContact, (typeof scalars)[number]> {
  return { name, phone, status };
}

function changedKeys(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isSame(key, before, after));
}

function isSame(key: string, before: object, after: object): boolean {
  if (Object.hasOwn(before, key) !== Object.hasOwn(after, key)) return false;
  return isDeepStrictEqual(before[key as keyof object], after[key as keyof object]);
}

function changedSince(name: string): Fault {
  return { in: "input", name, code: "conflicting", detail: "was changed since the merge" };
}

function union(ids: readonly (readonly string[])[]): string[] {
  return [...new Set(ids.flat())];
}

function unknownChoice(path: readonly string[], ids: readonly string[]): Fault {
  const name = ["choices", ...path].join(".");
  const pointer = `/choices/${path.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
  return {
    in: "input",
    name,
    code: "invalid_value",
    detail: "must be one of the merged contacts",
    allowed: ids,
    pointer,
  };
}
