import type { AuditChange, AuditEvent } from "@roster/domain";

/** A piece of a sentence: words of ours, or a value, which may run the other way. */
export type Piece = string | { value: string };
export type Phrase = Piece[];

type Names = ReadonlyMap<string, string>;

const groups: Record<string, { one: string; many: string }> = {
  listIds: { one: "list", many: "lists" },
  tagIds: { one: "tag", many: "tags" },
};

/** What an event did, in words that follow a name: for an update one phrase for each change. */
export function phrasesOf(
  { action, record, changes }: Pick<AuditEvent, "action" | "record" | "changes">,
  names: Names,
) {
  const phrases = changesOf(changes, names);
  return action === "updated" && phrases.length > 0 ? phrases : [[`${action} the ${record.kind}`], ...phrases];
}

/** What became of the members of a record. */
export function changesOf(changes: AuditEvent["changes"], names: Names): Phrase[] {
  return Object.entries(changes).flatMap(([member, change]) => {
    const group = groups[member];
    if (group) return groupPhrases(group, change, names);
    if (member === "attributes" && isRecord(change.from) && isRecord(change.to))
      return attributePhrases(change.from, change.to);
    return [memberPhrase(member, change, names)];
  });
}

function groupPhrases({ one, many }: { one: string; many: string }, change: AuditChange, names: Names): Phrase[] {
  const phrase = (verb: string, ids: readonly unknown[] = []): Phrase[] => {
    if (ids.length === 0) return [];
    const labels = ids.map((id) => ({ value: names.get(String(id)) ?? `one that is gone` }));
    return [[`${verb} the ${ids.length === 1 ? one : many} `, ...listed(labels)]];
  };
  return [...phrase("added", change.added), ...phrase("removed", change.removed)];
}

function attributePhrases(from: Record<string, unknown>, to: Record<string, unknown>): Phrase[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key): Phrase[] => {
    const [before, after] = [from[key], to[key]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const name = { value: key };
    if (after === undefined) return [["removed the attribute ", name, ", which was ", asValue(before)]];
    if (before === undefined) return [["added the attribute ", name, ": ", asValue(after)]];
    return [["changed ", name, " from ", asValue(before), " to ", asValue(after)]];
  });
}

function memberPhrase(member: string, { from, to, added = [], removed = [] }: AuditChange, names: Names): Phrase {
  const text = (value: unknown) => ({ value: names.get(String(value)) ?? shortened(value) });
  const several: Phrase[] = [
    ...(added.length > 0 ? [["added ", ...listed(added.map(text))]] : []),
    ...(removed.length > 0 ? [["removed ", ...listed(removed.map(text))]] : []),
  ];
  if (several.length > 0)
    return [`${wordOf(member)}: `, ...several.flatMap((one, n) => (n > 0 ? ["; ", ...one] : one))];
  if (from === undefined || from === null) return [`${wordOf(member)}: `, text(to)];
  return [`changed the ${wordOf(member)} from `, text(from), " to ", text(to)];
}

function listed(values: readonly { value: string }[]): Phrase {
  return values.flatMap((value, n) => (n === 0 ? [value] : [n === values.length - 1 ? " and " : ", ", value]));
}

function asValue(value: unknown): { value: string } {
  return { value: shortened(value) };
}

/** `defaultRegion` as people write it. */
function wordOf(member: string): string {
  return member.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const longest = 300;

function shortened(value: unknown): string {
  if (value === "") return "nothing";
  const whole = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
