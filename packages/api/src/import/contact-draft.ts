import { attributesProblem, clip, isLonger, type Json, limits, type RejectionReason } from "@roster/domain";
import { type ParsedPhone, parsePhone, type Region } from "@roster/domain/phone";

/** A row that is a contact. Rows are counted as a spreadsheet does (the heading is row 1), cards from 1. */
export interface ReadContact {
  kind: "contact";
  row: number;
  name: string;
  isNamed: boolean;
  phone: string;
  tags: string[];
  attributes: Record<string, Json>;
  warnings: string[];
}

/** A row that can be none: `why` in a word, `reason` in a sentence. */
export interface Rejection {
  kind: "rejected";
  row: number;
  name: string;
  phone: string;
  why: RejectionReason;
  reason: string;
}

/** One row or card of a file, read; `source` is what a rejected one was there: its cells, or the text of its card. */
export type ReadRow = ReadContact | (Rejection & { source: string[] });

export interface PhoneCandidate {
  text: string;
  /** The attribute that keeps it when another phone is the contact's. */
  key: string;
  /** Lower is better: a mobile before a preferred one before any other; from `unusableRank` on it is none to write to. */
  rank: number;
}

/** What a row or a card says, before it is judged. */
export interface ContactDraft {
  row: number;
  /** The first that is not blank is the name. */
  names: readonly string[];
  phones: readonly PhoneCandidate[];
  tags: readonly string[];
  attributes: Map<string, Json>;
  warnings?: readonly string[];
}

export const mobileWords = /mobil|cell|whats ?app|iphone|handy|m[óo]vil|celular|telem[óo]vel|portable|gsm/i;
export const unusableRank = 3;
export const neverPhoneWords = /fax|pager|beeper|telex/i;

/** Judges a draft: a contact with its phone in E.164, or the reason why it cannot be one. */
export function judge(draft: ContactDraft, region: Region): ReadContact | Rejection {
  const { row } = draft;
  const given = firstName(draft.names);
  const reject = (why: RejectionReason, reason: string): Rejection => ({
    kind: "rejected",
    row,
    name: clip(given),
    phone: clip(draft.phones[0]?.text ?? ""),
    why,
    reason,
  });
  if (draft.phones.length === 0) return reject("noPhone", "it has no phone");
  const chosen = choosePhone(draft.phones, region);
  if (chosen === null) return reject("notAPhone", notAPhone(draft.phones, region));
  const { phone, isValid } = chosen.parsed;

  const name = given === "" ? chosen.parsed.formatted : given;
  if (isLonger(name, limits.nameCharacters))
    return reject("nameTooLong", `the name is over ${limits.nameCharacters} characters`);
  const tags = uniqueTags(draft.tags);
  const longTag = tags.find((tag) => isLonger(tag, limits.tagLabelCharacters));
  if (longTag !== undefined)
    return reject("tagTooLong", `the tag ${clip(longTag, 40)} is over ${limits.tagLabelCharacters} characters`);
  if (draft.phones.length > 1) keepOtherPhones(draft, chosen.candidate);
  if (chosen.parsed.extension !== "")
    addAttribute(draft.attributes, `${chosen.candidate.key} extension`, chosen.parsed.extension);
  const attributes = Object.fromEntries(draft.attributes);
  const problem = attributesProblem(attributes);
  if (problem !== null) return reject("badAttributes", `attributes ${problem}`);
  const warnings = [...(draft.warnings ?? [])];
  if (!isValid) warnings.push(`${phone} is a possible phone number, but not a valid one`);
  return { kind: "contact", row, name, isNamed: given !== "", phone, tags, attributes, warnings };
}

function firstName(names: readonly string[]): string {
  for (const text of names) {
    const name = oneLine(text);
    if (name !== "") return name;
  }
  return "";
}

function uniqueTags(labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  return [...new Set(labels.map(oneLine).filter((label) => label !== ""))];
}

function notAPhone(phones: readonly PhoneCandidate[], region: Region): string {
  const all = clip(phones.map((phone) => phone.text).join(", "));
  return phones.length === 1
    ? `${all} is not a phone number in region ${region}`
    : `none of ${all} is a phone number in region ${region}`;
}

function choosePhone(
  candidates: readonly PhoneCandidate[],
  region: Region,
): { candidate: PhoneCandidate; parsed: ParsedPhone } | null {
  for (const candidate of candidates.toSorted((a, b) => a.rank - b.rank)) {
    const parsed = parsePhone(candidate.text, region);
    if (parsed) return { candidate, parsed };
  }
  return null;
}

function keepOtherPhones({ phones, attributes }: ContactDraft, chosen: PhoneCandidate): void {
  const others = Map.groupBy(
    phones.filter((phone) => phone !== chosen),
    (phone) => phone.key,
  );
  for (const [key, same] of others) addAttribute(attributes, key, same.map((phone) => phone.text).join(" ::: "));
}

/** PostgreSQL cannot store it. */
export const nulProblem = "it has a NUL character";

/** A row with what it was in its file, where it is rejected. A NUL is shown by its sign: no file of text has one. */
export function withSource(read: ReadContact | Rejection, source: readonly string[]): ReadRow {
  if (read.kind === "contact") return read;
  return { ...read, source: source.map((text) => text.replaceAll("\u0000", "\u2400")) };
}

/** Adds under the key, or under the key and a number where it is taken: nothing is lost, but what is too much already stays so. */
export function addAttribute(attributes: Map<string, Json>, key: string, value: Json): void {
  if (attributes.size > limits.attributeKeys) return;
  attributes.set(
    uniqueKey(key, (taken) => attributes.has(taken)),
    value,
  );
}

/** A key that an attribute may have: one line, at most 64 characters, not taken yet. */
export function uniqueKey(text: string, isTaken: (key: string) => boolean): string {
  const key = firstCharacters(oneLine(text), limits.attributeKeyCharacters).trim();
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const numbered = firstCharacters(key, limits.attributeKeyCharacters - suffix.length) + suffix;
    if (!isTaken(numbered)) return numbered;
  }
}

function firstCharacters(text: string, count: number): string {
  return isLonger(text, count) ? Array.from(text).slice(0, count).join("") : text;
}

// One line already, and composed: nothing below U+0300 composes with its neighbour.
const isOneLine = /^(?:[!-~\u00a1-\u02ff]+(?: [!-~\u00a1-\u02ff]+)*)?$/;

/** Text as one line: composed, with runs of white space and control characters as one blank. */
export function oneLine(text: string): string {
  if (isOneLine.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

const systemGroups = /^(\* )?my ?contacts$/i;

/** Labels of an address book as tags: its own "everybody" group is none. */
export function tagsOf(labels: readonly string[]): string[] {
  return labels
    .map((label) => label.trim())
    .filter((label) => label !== "" && !systemGroups.test(label))
    .map((label) => label.replace(/^\* /, ""));
}
