import type { Fault } from "@roster/domain";
import type { Command } from "commander";

/** What commands call a member of the contract, where it is another name. */
const named: Record<string, string> = {
  listIds: "list",
  listId: "list",
  tagIds: "tag",
  tagId: "tag",
  sortBy: "sort",
  attributes: "attr",
  uniqueId: "id",
  uniqueIds: "id",
  contactId: "contact",
  conversationId: "conversation",
  expectedUpdatedAt: "ifUpdatedAt",
  "changes.attributes": "set",
  "changes.status": "setStatus",
  "changes.addListIds": "addList",
  "changes.removeListIds": "removeList",
  "changes.addTagIds": "addTag",
  "changes.removeTagIds": "removeTag",
};

/** The flag or argument that a fault is about, and where in its value; the fault's own name where the command has neither. */
export function flagOf(fault: Fault, command: Command): string {
  const { member, inner } = placeOf(fault);
  const inChanges = member.replace(/^criteria\./, "");
  const name = named[inChanges] ?? inChanges.replace(/^changes\./, "");
  const option = command.options.find((candidate) => candidate.attributeName() === name);
  const argument = command.registeredArguments.find((candidate) => candidate.name() === name);
  const flag = option?.long ?? (argument && `<${name}>`) ?? fault.name;
  return inner === "" ? flag : `${flag} (${inner})`;
}

/** A fault's member of the input, `changes.` and `criteria.` before it, and the place in that member. */
function placeOf({ name, pointer = "" }: Fault): { member: string; inner: string } {
  const [, bracketed, keys = ""] = /^(\w+)\[(.*)\]$/s.exec(name) ?? [];
  if (bracketed) return { member: bracketed, inner: `/${keys.replaceAll("][", "/")}` };
  const [, first = "", ...rest] = pointer.split("/");
  const isPointed = first === name;
  if (!isPointed) return { member: camelCased(name), inner: pointer };
  const isNested = name === "criteria" || name === "changes";
  const steps = isNested ? rest.slice(1) : rest;
  const member = isNested && rest[0] ? `${name}.${rest[0]}` : name;
  const isOfList = steps.length === 1 && /^[0-9]+$/.test(steps[0] ?? "");
  return { member, inner: steps.length === 0 || isOfList ? "" : `/${steps.join("/")}` };
}

/** The names of REST in the words of the contract. */
function camelCased(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
