import { clip, type Json } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import { attributeProperty, ownProduct, rejectionProperty } from "../export/contacts-vcard.ts";
import {
  addAttribute,
  judge,
  mobileWords,
  neverPhoneWords,
  nulProblem,
  oneLine,
  type PhoneCandidate,
  type ReadContact,
  type ReadRow,
  type Rejection,
  tagsOf,
  unusableRank,
  withSource,
} from "./contact-draft.ts";
import { type Card, vcardCards } from "./vcard-cards.ts";
import { type Property, splitValue, unescapeValue } from "./vcard-lines.ts";

/** The contacts of a vCard text, a row a card. */
export async function* vcardContacts(text: AsyncIterable<string>, region: Region): AsyncGenerator<ReadRow> {
  for await (const card of vcardCards(text)) yield withSource(contactOf(card, region), [card.source.join("\r\n")]);
}

// What describes the card itself, or is read into the name, the phone and the tags.
const consumed = new Set([
  "VERSION",
  "PRODID",
  "REV",
  "N",
  "FN",
  "TEL",
  "CATEGORIES",
  "PROFILE",
  "AGENT",
  "X-ABLABEL",
  "X-ABUID",
  rejectionProperty,
]);
const structured = new Set(["ADR", "ORG", "N", "GENDER"]);
const dullTypes = new Set([
  "pref",
  "internet",
  "voice",
  "msg",
  "video",
  "text",
  "parcel",
  "postal",
  "dom",
  "intl",
  "other",
]);

function contactOf({ row, properties, problem, isCutOff }: Card, region: Region): ReadContact | Rejection {
  const version = properties.find((property) => property.name === "VERSION")?.value.trim() ?? "3.0";
  const labels = new Map(
    properties
      .filter(({ name }) => name === "X-ABLABEL")
      .map(({ group, value }) => [group, value.replace(/^_\$!<|>!\$_$/g, "")]),
  );
  const textOf = (property: Property) => plainText(property, version);
  const first = (name: string) => properties.find((property) => property.name === name);
  const names = [
    textOf(first("FN") ?? blank),
    composedName(first("N")?.value ?? "", version),
    textOf(first("ORG") ?? blank),
  ];
  const reason = problem ?? (properties.some(({ value }) => value.includes("\u0000")) ? nulProblem : null);
  if (reason !== null) {
    const name = clip(oneLine(names[0] ?? ""));
    return { kind: "rejected", row, name, phone: "", why: "unreadable", reason };
  }

  const phones: PhoneCandidate[] = [];
  const attributes = new Map<string, Json>();
  const tags: string[] = [];
  const isOurs = first("PRODID")?.value.trim() === ownProduct;
  for (const property of properties) {
    const value = textOf(property).trim();
    if (value === "") continue;
    const label = labels.get(property.group) ?? "";
    if (property.name === "TEL") {
      const candidate = phoneOf(property, label);
      if (candidate.rank < unusableRank) phones.push(candidate);
      else addAttribute(attributes, candidate.key, candidate.text);
    } else if (property.name === attributeProperty) addAttribute(attributes, ...ownAttribute(property, value));
    else if (isOurs && property.name === "UID") continue;
    else if (property.name === "CATEGORIES") tags.push(...tagsOf(categoriesOf(property.value, version)));
    else if (!consumed.has(property.name)) addAttribute(attributes, keyOf(property, label), value);
  }
  for (const [key, title] of honorificsOf(first("N")?.value ?? "", version))
    if (names[0] && !names[0].includes(title)) addAttribute(attributes, key, title);
  const warnings = isCutOff ? ["END:VCARD is missing: the card may have been longer"] : [];
  return judge({ row, names, phones, tags, attributes, warnings }, region);
}

/** An attribute as our own export writes it. */
function ownAttribute(property: Property, value: string): [string, Json] {
  const parameter = (name: string) => property.parameters.find((given) => given.name === name)?.value;
  const key = parameter("X-KEY") ?? property.name;
  if (parameter("X-TYPE") !== "JSON") return [key, value];
  try {
    return [key, JSON.parse(value) as Json];
  } catch {
    return [key, value];
  }
}

const blank: Property = { group: "", name: "", parameters: [], value: "" };

function plainText({ name, value }: Property, version: string): string {
  if (!structured.has(name)) return unescapeValue(value, version);
  const parts = splitValue(value, ";").map((part) => unescapeValue(part, version).trim());
  return parts.filter((part) => part !== "").join(", ");
}

function composedName(value: string, version: string): string {
  const [family, given, additional, prefix, suffix] = splitValue(value, ";").map((part) =>
    unescapeValue(part, version).trim(),
  );
  return [prefix, given, additional, family, suffix].filter(Boolean).join(" ");
}

/** The parts of a name that many programs leave out of FN. */
function honorificsOf(value: string, version: string): [string, string][] {
  const [, , , prefix = "", suffix = ""] = splitValue(value, ";").map((part) => unescapeValue(part, version).trim());
  return [
    ["N (PREFIX)", prefix],
    ["N (SUFFIX)", suffix],
  ];
}

/** An escaped comma is part of a category, unless every one is escaped: some programs escape those that separate too. */
function categoriesOf(value: string, version: string): string[] {
  const parts = splitValue(value, ",").map((part) => unescapeValue(part, version));
  return parts.length > 1 ? parts : (parts[0]?.split(",") ?? []);
}

function typesOf({ parameters }: Property): string[] {
  return parameters.filter(({ name }) => name === "TYPE").map(({ value }) => value.toLowerCase());
}

function phoneOf(property: Property, label: string): PhoneCandidate {
  const types = typesOf(property);
  const isPreferred = types.includes("pref") || property.parameters.some(({ name }) => name === "PREF");
  const words = [...types, label].join(" ");
  const rank = neverPhoneWords.test(words) ? unusableRank : mobileWords.test(words) ? 0 : isPreferred ? 1 : 2;
  const text = property.value.trim().replace(/^tel:/i, "");
  return { text, key: keyOf(property, label), rank };
}

/** `EMAIL (HOME)`: the property and what tells it from its like. */
function keyOf(property: Property, label: string): string {
  const types = typesOf(property).filter((type) => !dullTypes.has(type));
  const detail = label || [...new Set(types)].join(", ").toUpperCase();
  return detail ? `${property.name} (${detail})` : property.name;
}
