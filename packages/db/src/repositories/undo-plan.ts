import { type AuditAction, type AuditChange, attributesProblem, clip, type Json } from "@roster/domain";
import { sameJson } from "./audit.sql.ts";
import type { ContactFailure, ContactFields, Group } from "./contact-writer.ts";

/** An event of a contact, of the change that is undone or of another. */
export interface ContactEvent {
  action: AuditAction;
  changes: Record<string, AuditChange>;
  /** The change that it is a part of; what undid a change, and what undid that, are parts of the same. */
  chain: string;
}

/** What a contact is now, as far as it matters: null where it is deleted. */
export interface ContactNow extends ContactFields {
  /** The lists and tags that it has of those that the change was about. */
  groupIds: ReadonlySet<string>;
}

/** One thing of a contact that an event changed. What was not there before, or after, is undefined. */
interface Fact {
  member: "contact" | "name" | "phone" | "status" | "attributes" | "listIds" | "tagIds" | "other";
  /** Of an attribute its key, of a list or tag its id, of what is not known here its name. */
  key: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** What puts a contact back, or why it must be left. */
export type Undoing = { steps: Fact[] } | { failure: Omit<ContactFailure, "id"> };

const groupOf = { listIds: "list", tagIds: "tag" } as const;

/**
 * What is to be done to a contact so that it is again what it was before some events, all of it or nothing. What is so already is
 * left; what was changed since by others, and not changed back by undoing that, is a failure.
 */
export function planUndo(
  own: readonly ContactEvent[],
  {
    later,
    now,
    known,
  }: { later: readonly ContactEvent[]; now: ContactNow | null; known: (group: Group, id: string) => boolean },
): Undoing {
  const facts = net(own.flatMap(factsOf));
  const strange = facts.find(({ member }) => member === "other");
  if (strange)
    return { failure: { code: "unprocessable", detail: `What became of its ${strange.key} cannot be undone.` } };
  const since = changedSince(later);
  const steps: Fact[] = [];
  for (const fact of facts) {
    if (now === null && fact.member !== "contact")
      return { failure: { code: "not_found", detail: "There is no such contact." } };
    const current = valueNow(fact, now);
    if (sameJson(current, fact.before)) continue;
    const isTouched = fact.member === "contact" && fact.after ? since.size > 0 : since.has(nameOf(fact));
    if (isTouched || !sameJson(current, fact.after)) return { failure: { code: "changed_since", detail: told(fact) } };
    if ((fact.member === "listIds" || fact.member === "tagIds") && fact.before) {
      const group = groupOf[fact.member];
      if (!known(group, fact.key))
        return { failure: { code: "not_found", detail: `A ${group} that it had was deleted.` } };
    }
    steps.push(fact);
  }
  const hasAttributes = steps.some(({ member }) => member === "attributes");
  const problem = hasAttributes && now ? attributesProblem(attributesAfter(steps, now.attributes)) : null;
  return problem ? { failure: { code: "unprocessable", detail: `attributes ${problem}` } } : { steps };
}

/** What attributes are once some steps were taken. */
export function attributesAfter(
  steps: readonly Fact[],
  attributes: ContactNow["attributes"],
): ContactNow["attributes"] {
  const next = new Map(Object.entries(attributes));
  for (const { key, before } of steps.filter(({ member }) => member === "attributes"))
    if (before === undefined) next.delete(key);
    else next.set(key, before);
  return Object.fromEntries(next);
}

/** The lists or tags that some events put a contact on or took it off. */
export function groupsIn(events: readonly ContactEvent[], group: Group): string[] {
  return events.flatMap(({ changes }) => {
    const { added = [], removed = [] } = changes[`${group}Ids`] ?? {};
    return [...added, ...removed] as string[];
  });
}

function factsOf({ action, changes }: ContactEvent): Fact[] {
  const [was, is]: (true | undefined)[] = action === "deleted" ? [true] : action === "updated" ? [] : [undefined, true];
  const existence: Fact[] = was === is ? [] : [{ member: "contact", key: "", before: was, after: is }];
  const others = Object.entries(changes).flatMap(([name, { from, to, added = [], removed = [] }]): Fact[] => {
    const fact = (key: Json, before: Json | undefined, after: Json | undefined, member = name): Fact => ({
      member: member as Fact["member"],
      key: String(key),
      before,
      after,
    });
    if (name === "listIds" || name === "tagIds")
      return [...added.map((id) => fact(id, undefined, true)), ...removed.map((id) => fact(id, true, undefined))];
    if (name === "attributes") return attributesIn(from, to).map(([key, ...values]) => fact(key, ...values));
    return name === "name" || name === "phone" || name === "status"
      ? [fact("", from, to)]
      : [fact(name, from, to, "other")];
  });
  return [...existence, ...others];
}

function attributesIn(
  from: Json | undefined,
  to: Json | undefined,
): [key: string, before: Json | undefined, after: Json | undefined][] {
  const [before, after] = [new Map(Object.entries(from ?? {})), new Map(Object.entries(to ?? {}))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key): [string, Json | undefined, Json | undefined] => [key, before.get(key), after.get(key)])
    .filter(([, was, is]) => !sameJson(was, is));
}

/** Facts without those that are about the same thing: one change puts a contact on a list and takes it off again, and nothing comes of it. */
function net(facts: readonly Fact[]): Fact[] {
  return [...Map.groupBy(facts, nameOf).values()].flatMap((same) => (same.length === 1 ? same : []));
}

/** What others made something else of: a change that was undone has an even number of events about it. */
function changedSince(events: readonly ContactEvent[]): Set<string> {
  const odd = new Set<string>();
  for (const event of events)
    for (const fact of factsOf(event)) {
      const name = `${event.chain} ${nameOf(fact)}`;
      if (!odd.delete(name)) odd.add(name);
    }
  return new Set([...odd].map((name) => name.slice(name.indexOf(" ") + 1)));
}

function nameOf({ member, key }: Fact): string {
  return `${member} ${key}`;
}

function valueNow({ member, key }: Fact, now: ContactNow | null): Json | undefined {
  if (member === "contact") return now === null ? undefined : true;
  if (member === "name" || member === "phone" || member === "status") return now?.[member];
  if (member === "attributes") return new Map(Object.entries(now?.attributes ?? {})).get(key);
  return now?.groupIds.has(key) ? true : undefined;
}

function told({ member, key, after }: Fact): string {
  if (member === "contact") return after ? "It was changed since it was restored." : "It was deleted again since.";
  if (member === "attributes") return `Its attribute ${JSON.stringify(clip(key))} was changed since.`;
  return `Its ${member === "listIds" ? "lists were" : member === "tagIds" ? "tags were" : `${member} was`} changed since.`;
}
