import type { ListContactsInput } from "@roster/domain";
import { type AttributeLeaf, attributeKeyOf, type ContactFilter, type FilterLeaf, type Match } from "@roster/domain";
import { type Directory, lastMessageAt, type Region, regions, type StoredContact } from "./directory.ts";
import { caseless, compareTexts, lengthOf, plain, words } from "./text.ts";

/** Whether a contact is one that the query is about, read from the contract's table of parameters from top to bottom. */
export function matches(contact: StoredContact, query: ListContactsInput, { region }: Directory): boolean {
  const { status = [], listIds = [], tagIds = [], attributes = {} } = query;
  return (
    (status.length === 0 || status.includes(contact.status)) &&
    isMember(contact.listIds, listIds, query.listMatch ?? "any") &&
    isMember(contact.tagIds, tagIds, query.tagMatch ?? "any") &&
    isFound(contact, query.search ?? "", region) &&
    isBetween(contact.createdAt, query.createdAfter, query.createdBefore) &&
    isBetween(contact.updatedAt, query.updatedAfter, query.updatedBefore) &&
    isBetween(lastMessageAt(contact), query.lastMessageAfter, query.lastMessageBefore) &&
    Object.entries(attributes).every(([key, ops]) =>
      Object.entries(ops).every(([op, value]) => fits(contact, key, { op, value } as AttributeLeaf)),
    ) &&
    (query.filter === undefined || holds(contact, query.filter, region))
  );
}

function isMember(own: readonly string[], wanted: readonly string[], match: Match): boolean {
  const ids = wanted.map((id) => id.toLowerCase());
  if (ids.length === 0) return true;
  if (match === "all") return ids.every((id) => own.includes(id));
  return ids.some((id) => own.includes(id)) === (match === "any");
}

function isBetween(moment: number | null, after: string | undefined, before: string | undefined): boolean {
  if (after !== undefined && (moment === null || moment < momentOf(after))) return false;
  return before === undefined || (moment !== null && moment < momentOf(before));
}

/** Milliseconds, with what is finer than one as a fraction. */
export function momentOf(text: string): number {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  return Date.parse(text.replace(`.${fraction}`, "")) + Number(`0.${fraction || 0}`) * 1_000;
}

export function isFound({ name, phone }: StoredContact, given: string, region: Region): boolean {
  const search = given.trim();
  if (search === "") return true;
  const digits = phone.slice(1);
  const isInName = plain(name).includes(plain(search));
  const dense = search.replace(/[\s().\-/]/g, "");
  const number = dense.replace(/^(\+|00)/, "");
  if (/^[0-9]{3,}$/.test(number)) {
    const { code, trunk } = regions[region];
    const isNational = number === dense && trunk !== null && dense.startsWith(trunk) && dense !== trunk;
    return (
      digits.includes(number) || (isNational && digits.startsWith(code + dense.slice((trunk ?? "").length))) || isInName
    );
  }
  return words(search).every((word) => {
    if (lengthOf(word) < 3) return words(plain(name)).some((own) => own.startsWith(plain(word)));
    return plain(name).includes(plain(word)) || (/^[0-9]+$/.test(word) && digits.includes(word));
  });
}

function holds(contact: StoredContact, filter: ContactFilter, region: Region): boolean {
  if ("and" in filter) return filter.and.every((node) => holds(contact, node, region));
  if ("or" in filter) return filter.or.some((node) => holds(contact, node, region));
  if ("not" in filter) return !holds(contact, filter.not, region);
  return leafHolds(contact, filter, region);
}

function leafHolds(contact: StoredContact, leaf: FilterLeaf, region: Region): boolean {
  switch (leaf.field) {
    case "name":
      return nameFits(contact.name, leaf);
    case "phone":
      return phoneFits(contact.phone, leaf, region);
    case "status":
      if (leaf.op === "in") return leaf.value.includes(contact.status);
      return (contact.status === leaf.value) === (leaf.op === "eq");
    case "listId":
      return idsFit(contact.listIds, leaf);
    case "tagId":
      return idsFit(contact.tagIds, leaf);
    case "createdAt":
      return momentFits(contact.createdAt, leaf);
    case "updatedAt":
      return momentFits(contact.updatedAt, leaf);
    case "lastMessageAt": {
      const moment = lastMessageAt(contact);
      return leaf.op === "exists" ? (moment !== null) === leaf.value : momentFits(moment, leaf);
    }
    case "search":
      return isFound(contact, leaf.value, region);
    default:
      return fits(contact, attributeKeyOf(leaf), leaf);
  }
}

type LeafOf<F extends FilterLeaf["field"]> = Extract<FilterLeaf, { field: F }>;

function nameFits(name: string, leaf: LeafOf<"name">): boolean {
  switch (leaf.op) {
    case "eq":
      return name === leaf.value;
    case "ne":
      return name !== leaf.value;
    case "in":
      return leaf.value.includes(name);
    case "contains":
      return plain(name).includes(plain(leaf.value));
    case "starts":
      return plain(name).startsWith(plain(leaf.value));
  }
}

function phoneFits(phone: string, leaf: LeafOf<"phone">, region: Region): boolean {
  const part = (text: string) => text.replace(/[\s().\-/]/g, "");
  switch (leaf.op) {
    case "eq":
      return phone === wholePhone(leaf.value, region);
    case "ne":
      return phone !== wholePhone(leaf.value, region);
    case "in":
      return leaf.value.some((text) => phone === wholePhone(text, region));
    case "contains":
      return phone.includes(part(leaf.value));
    case "starts":
      return (part(leaf.value).startsWith("+") ? phone : phone.slice(1)).startsWith(part(leaf.value));
  }
}

/** A number as people write it in a region, in the form that all are stored in. */
function wholePhone(text: string, region: Region): string {
  const dense = text.replace(/[\s().\-/]/g, "");
  const { code, trunk } = regions[region];
  if (dense.startsWith("+")) return dense;
  if (dense.startsWith("00")) return `+${dense.slice(2)}`;
  return `+${code}${trunk !== null && dense.startsWith(trunk) ? dense.slice(trunk.length) : dense}`;
}

function idsFit(own: readonly string[], leaf: LeafOf<"listId" | "tagId">): boolean {
  if (leaf.op === "exists") return own.length > 0 === leaf.value;
  return leaf.value.some((id) => own.includes(id.toLowerCase())) === (leaf.op === "in");
}

function momentFits(moment: number | null, { op, value }: { op: "gte" | "lt"; value: string }): boolean {
  if (moment === null) return false;
  return op === "gte" ? moment >= momentOf(value) : moment < momentOf(value);
}

/** A number never matches a text, nor does anything but a scalar; only `ne` and `exists` are about contacts without the key. */
function fits({ attributes }: StoredContact, key: string, asked: Pick<AttributeLeaf, "op" | "value">): boolean {
  const leaf = asked as AttributeLeaf;
  const own = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  switch (leaf.op) {
    case "eq":
      return own === leaf.value;
    case "ne":
      return own !== leaf.value;
    case "in":
      return leaf.value.some((value) => own === value);
    case "exists":
      return Object.hasOwn(attributes, key) === leaf.value;
    case "contains":
      return typeof own === "string" && caseless(own).includes(caseless(leaf.value));
    case "starts":
      return typeof own === "string" && caseless(own).startsWith(caseless(leaf.value));
    default: {
      const order = compareScalars(own, leaf.value);
      if (order === null) return false;
      return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[leaf.op];
    }
  }
}

function compareScalars(own: unknown, given: string | number): number | null {
  if (typeof own === "number" && typeof given === "number") return own - given;
  return typeof own === "string" && typeof given === "string" ? compareTexts(own, given) : null;
}
