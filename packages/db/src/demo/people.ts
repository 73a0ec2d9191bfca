import type { Json } from "@roster/domain";
import { type Culture, unusualNames } from "./cultures.ts";
import type { Outline } from "./outlines.ts";
import type { Random } from "./random.ts";

export interface Person {
  name: string;
  phone: string;
  culture: Culture;
}

const unusualEvery = 60;
const twinsAtMost = 5;
const companies =
  "Fjellvind AS,Alta Senda S.L.,Blau & Söhne GmbH,Tidewater Outfitters,みどり旅行社,شركة القمة,Studio Ginepro";
const notes: Record<string, [string, string]> = {
  ar: ["ملاحظة", "يفضل الاتصال مساءً"],
  ja: ["備考", "平日の午前のみ"],
  ru: ["Заметка", "звонить после шести"],
  hi: ["टिप्पणी", "शाम को फ़ोन करें"],
  zh: ["备注", "周末联系"],
  es: ["Observación", "prefiere mensajes de voz"],
};

/** An organization's people, no phone twice and few names. Some of the others who would be at home there come first. */
export function peopleOf(outline: Outline, others: readonly Person[], random: Random): Person[] {
  const known = others.filter((person) => outline.cultures.includes(person.culture)).slice(0, 24);
  const people = new Map(known.map((person) => [person.phone, person]));
  const names = new Set(known.map((person) => person.name));
  const home = outline.cultures.filter((culture) => culture.country === outline.region);
  while (people.size < outline.contacts) {
    const culture = random.pick(random.chance(outline.homeShare) ? home : outline.cultures);
    const phone = random.pick(culture.mobiles).replace(/#/g, () => String(random.between(0, 9)));
    const name = nameOf(people.size, culture, random);
    if (people.has(phone) || (names.has(name) && !random.chance(0.04))) continue;
    names.add(name);
    people.set(phone, { name, phone, culture });
  }
  return withTwins([...people.values()]);
}

/** Some stand twice: without the digit that mobile numbers have in Argentina, and without their second family name. */
function withTwins(people: readonly Person[]): Person[] {
  const twins = people.slice(0, -twinsAtMost).flatMap((person): Person[] => {
    const isArgentine = person.phone.startsWith("+549");
    return isArgentine
      ? [{ ...person, name: person.name.replace(/ \S+$/, ""), phone: person.phone.replace("9", "") }]
      : [];
  });
  const some = twins.slice(-twinsAtMost);
  return [...people.slice(0, people.length - some.length), ...some];
}

function nameOf(index: number, { order, given, family }: Culture, random: Random): string {
  if (index % unusualEvery === 0) return unusualNames[(index / unusualEvery) % unusualNames.length] as string;
  const from: Record<string, string[]> = { g: given, f: family };
  const name = Array.from(order, (part) => (from[part] ? random.pick(from[part]) : part)).join("");
  return random.chance(0.01) ? `${name} ${random.pick(["🌲", "⛺️", "🇪🇺", "(work)"])}` : name;
}

/** What is known of a person, often nothing. */
export function attributesOf({ culture }: Person, { trade }: Outline, random: Random): Record<string, Json> {
  if (random.chance(0.15)) return {};
  const all: [string, Json][] = [
    ["country", culture.country],
    ["language", culture.language],
    ["city", random.pick(culture.cities)],
    ["company", random.pick(companies.split(","))],
    ["birthday", birthday(random)],
    ["orders", random.between(0, 40)],
    ["lifetimeValue", random.between(0, 400_000) / 100],
    ["vip", random.chance(0.1)],
    ["optedIn", random.chance(0.8)],
    ["referredBy", null],
    ...(trade === "shop" ? shopping(random) : staying(random)),
    notes[culture.language] ?? ["note", "prefers a message to a call"],
  ];
  return Object.fromEntries(random.some(all, 7));
}

function shopping(random: Random): [string, Json][] {
  return [
    ["shoe size", random.pick([37, 38.5, 41, 42, 44])],
    ["interests", random.some(["hiking", "climbing", "skiing", "paddling"], 3)],
    ["delivery", { street: `Main St ${random.between(1, 99)}`, floor: random.between(1, 9), at: ["Mon", "Fri"] }],
  ];
}

function staying(random: Random): [string, Json][] {
  return [
    ["alergias", random.some(["gluten", "lactosa", "frutos secos", "marisco"], 2)],
    ["noches", random.between(1, 30)],
    ["preferencias", { almohada: random.pick(["firme", "blanda", null]), planta: random.between(1, 4) }],
  ];
}

function birthday(random: Random): string {
  const date = new Date(Date.UTC(random.between(1945, 2005), random.between(0, 11), random.between(1, 28)));
  return date.toISOString().slice(0, 10);
}
