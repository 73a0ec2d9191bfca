import type { AttributesPatch, Contact, ContactPatch } from "@roster/domain";

/** What is changed of a contact: values as they shall be, `attributes` as RFC 7396 merges them. */
export type Edited = Partial<Pick<Contact, "name" | "phone" | "status" | "lists" | "tags">> & {
  attributes?: AttributesPatch;
};

/** A change, made of the contact that is shown. Made again of what came of it, it changes nothing. */
export type Edit = (shown: Contact) => Edited;

export function patchOf({ lists, tags, ...edited }: Edited): ContactPatch {
  return {
    ...edited,
    ...(lists ? { listIds: lists.map((list) => list.uniqueId) } : {}),
    ...(tags ? { tagIds: tags.map((tag) => tag.uniqueId) } : {}),
  };
}

/** The contact as it will be. */
export function applied(contact: Contact, { attributes = {}, ...edited }: Edited): Contact {
  const merged = Object.entries({ ...contact.attributes, ...attributes }).filter(
    ([key, value]) => value !== null || !Object.hasOwn(attributes, key),
  );
  return {
    ...contact,
    ...edited,
    ...(edited.name === "" ? { name: edited.phone ?? contact.phone } : {}),
    attributes: Object.fromEntries(merged),
  };
}

export interface Difference {
  field: string;
  theirs: string;
  /** What it would be with the edit; null where that leaves it alone. */
  mine: string | null;
}

/** What somebody else changed since, and what an edit would make of it. */
export function differences(before: Contact, { theirs, edit }: { theirs: Contact; edit: Edit }): Difference[] {
  const was = wordsOf(before);
  const is = wordsOf(theirs);
  const wanted = wordsOf(applied(theirs, edit(theirs)));
  const fields = new Set([...was.keys(), ...is.keys(), ...wanted.keys()]);
  return [...fields].flatMap((field) => {
    const [old, now = "none", mine = "none"] = [was.get(field), is.get(field), wanted.get(field)];
    return (old ?? "none") === now && mine === now ? [] : [{ field, theirs: now, mine: mine === now ? null : mine }];
  });
}

function wordsOf({ name, phone, status, lists = [], tags = [], attributes }: Contact): Map<string, string> {
  return new Map([
    ["Name", name],
    ["Phone", phone],
    ["Status", status],
    ["Lists", lists.map((list) => list.name).join(", ") || "none"],
    ["Tags", tags.map((tag) => tag.label).join(", ") || "none"],
    ...Object.entries(attributes).map(([key, value]) => [key, attributeText(value)] as const),
  ]);
}

export function attributeText(value: Contact["attributes"][string] | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}
