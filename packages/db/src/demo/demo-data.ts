import { type ContactStatus, type Json, type MessageType, messageTypes } from "@roster/domain";
import { parsePhone, type Region } from "@roster/domain/phone";
import { type Culture, cultures, unusualNames } from "./cultures.ts";
import { messageData } from "./messages.ts";
import { Random } from "./random.ts";
import { texts } from "./texts.ts";

interface DemoContact {
  id: string;
  name: string;
  phone: string;
  status: ContactStatus;
  attributes: Record<string, Json>;
  updatedAt: string;
  listIds: string[];
  tagIds: string[];
}

interface DemoMessage {
  id: string;
  direction: "InBound" | "OutBound";
  status: "Sent" | "Delivered" | "Read" | "Unread" | "UnDelivered" | "Failed";
  messageType: MessageType;
  replyToMessageId: string | null;
  whatsAppMessageId: string | null;
  messageData: Record<string, Json>;
}

interface DemoConversation {
  id: string;
  contactId: string;
  campaignId: string | null;
  initiatedBy: "Contact" | "Campaign";
  status: "Active" | "Closed" | "Resolved" | "Deleted";
  messages: DemoMessage[];
}

export interface DemoOrganization {
  id: string;
  name: string;
  defaultRegion: Region;
  tags: { id: string; label: string }[];
  lists: { id: string; name: string; description: string; tagIds: string[] }[];
  campaigns: { id: string; name: string; status: "Draft" | "Scheduled" | "Running" | "Finished"; listIds: string[] }[];
  contacts: DemoContact[];
  conversations: DemoConversation[];
}

const opening = Date.UTC(2025, 5, 1);
const today = Date.UTC(2026, 10, 20);
const minute = 60_000;
const day = 24 * 60 * minute;

const outlines = [
  {
    name: "Harbor & Pine",
    region: "US" as Region,
    contacts: 1_600,
    cultures,
    tags: "VIP,Wholesale,Kunde,Cliente,Retail,Newsletter,Returns,Trail club,السعودية,香港,日本,Repeat buyer,Late payer,Press,🎿 Winter,🏕 Summer",
    lists:
      "All customers:Everybody who ever bought,Newsletter:,Autumn 2026:Invited to the autumn sale,Trail club:Members of the club,Wholesale partners:Shops that resell,Waiting list:,Beta testers:Try gear before the season,Gift cards:,Store Portland:Pick up in Portland,Nobody yet:An empty list",
    campaigns: "Season opening|Finished|0 2,Autumn sale|Running|2,Club evening|Scheduled|3,Spring teaser|Draft|0 1",
  },
  {
    name: "Posada Limón",
    region: "ES" as Region,
    contacts: 400,
    cultures: cultures.filter(
      ({ language, country }) => language === "es" || ["FR", "GB", "DE", "IT", "PT", "US"].includes(country),
    ),
    tags: "Huésped,Restaurante,Alergias,Empresa,Prensa,VIP",
    lists: "Huéspedes:Han dormido con nosotros,Restaurante:Reservas de mesa,Bodas 2027:,Proveedores:",
    campaigns: "Temporada de otoño|Finished|0 1,Nochevieja|Draft|1",
  },
];

/** Two organizations full of people, the same on every machine. Some people are in both. Moments are in their ids. */
export function demoOrganizations(): DemoOrganization[] {
  const random = new Random(20_261_120);
  const shared: string[] = [];
  return outlines.map((outline) => organizationOf(outline, random, shared));
}

function organizationOf(outline: (typeof outlines)[number], random: Random, shared: string[]): DemoOrganization {
  const id = random.uuid7(opening - 30 * day);
  const made = (index: number) => random.uuid7(opening - 20 * day + index * minute);
  const tags = outline.tags.split(",").map((label, index) => ({ id: made(index), label }));
  const tagIds = tags.map((tag) => tag.id);
  const lists = outline.lists.split(",").map((text, index) => {
    const [name = "", description = ""] = text.split(":");
    return { id: made(100 + index), name, description, tagIds: random.some(tagIds, 2) };
  });
  const campaigns = outline.campaigns.split(",").map((text, index) => {
    const [name = "", status = "", numbers = ""] = text.split("|");
    const listIds = numbers.split(" ").map((number) => lists[Number(number)]?.id as string);
    return { id: made(200 + index), name, status: status as DemoOrganization["campaigns"][number]["status"], listIds };
  });
  const phones = phonesOf(outline.contacts, outline.cultures, random, shared);
  const fullLists = lists.filter((list) => list.name !== "Nobody yet").map((list) => list.id);
  const contacts = phones.map((given, index) => contactOf(given, index, { random, listIds: fullLists, tagIds }));
  const sent = campaigns.filter((campaign) => campaign.status !== "Draft" && campaign.status !== "Scheduled");
  const conversations = contacts.flatMap((contact, index) =>
    conversationsOf(contact, index, { random, language: phones[index]?.culture.language ?? "en", campaigns: sent }),
  );
  return { id, name: outline.name, defaultRegion: outline.region, tags, lists, campaigns, contacts, conversations };
}

interface Given {
  phone: string;
  culture: Culture;
}

function phonesOf(count: number, from: readonly Culture[], random: Random, shared: string[]): Given[] {
  const phones = new Map<string, Culture>();
  for (const phone of shared.splice(0, 40)) {
    const culture = from.find(({ mobile }) => phone.startsWith(mobile.replaceAll("#", "")));
    if (culture) phones.set(phone, culture);
  }
  while (phones.size < count) {
    const culture = random.pick(from);
    const phone = culture.mobile.replace(/#/g, () => String(random.between(0, 9)));
    if (parsePhone(phone, "US")?.isValid) phones.set(phone, culture);
  }
  shared.push(...phones.keys());
  return Array.from(phones, ([phone, culture]) => ({ phone, culture }));
}

function contactOf(
  { phone, culture }: Given,
  index: number,
  from: { random: Random; listIds: string[]; tagIds: string[] },
): DemoContact {
  const { random, listIds, tagIds } = from;
  // A few of one moment, as an import makes them.
  const moment = index % 50 < 3 ? opening + Math.floor(index / 50) * day : random.between(opening, today - 10 * day);
  const name = unusualNames[index * 7] ?? fullName(culture, random);
  const share = random.next();
  return {
    id: random.uuid7(moment),
    name: index % 97 === 5 ? (unusualNames[Math.floor(index / 97) % unusualNames.length] as string) : name,
    phone,
    status: share < 0.85 ? "Active" : share < 0.95 ? "Inactive" : "Blocked",
    attributes: attributesOf(culture, random),
    updatedAt: new Date(random.chance(0.6) ? moment : random.between(moment, today)).toISOString(),
    listIds: [
      ...new Set([
        ...(random.chance(0.8) ? [listIds[0] as string] : []),
        ...random.some(listIds.slice(1), random.chance(0.3) ? 4 : 1),
      ]),
    ],
    tagIds: random.some(tagIds, random.chance(0.5) ? 3 : 0),
  };
}

function fullName({ order, given, family }: Culture, random: Random): string {
  const name = Array.from(order, (part) =>
    part === "g" ? random.pick(given) : part === "f" ? random.pick(family) : part,
  ).join("");
  return name.trim();
}

function attributesOf({ country, language }: Culture, random: Random): Record<string, Json> {
  if (random.chance(0.2)) return {};
  const all: [string, Json][] = [
    ["country", country],
    ["language", language],
    ["city", random.pick(["Portland", "Seattle", "Madrid", "São Paulo", "Zürich", "東京", "القاهرة"])],
    ["orders", random.between(0, 40)],
    ["lifetimeValue", random.between(0, 400_000) / 100],
    ["vip", random.chance(0.1)],
    ["birthday", `19${random.between(50, 99)}-0${random.between(1, 9)}-1${random.between(0, 9)}`],
    ["shoe size", random.pick([38, 39.5, 41, 44])],
    ["referredBy", null],
    ["interests", random.some(["hiking", "climbing", "skiing", "wine"], 3)],
    ["address", { street: "Main St 1", floor: random.between(1, 9) }],
    ["ملاحظة", "يفضل الاتصال مساءً"],
  ];
  return Object.fromEntries(random.some(all, 6));
}

interface Talk {
  random: Random;
  language: string;
  campaigns: DemoOrganization["campaigns"];
}

function conversationsOf(contact: DemoContact, index: number, talk: Talk): DemoConversation[] {
  const { random } = talk;
  if (index % 20 >= 9) return [];
  const since = Number.parseInt(contact.id.replace("-", "").slice(0, 12), 16);
  const count = index === 0 ? 8 : random.between(1, index % 5 === 0 ? 3 : 1);
  const moments = Array.from({ length: count }, () => random.between(since + minute, today - day)).sort(
    (a, b) => a - b,
  );
  return moments.map((moment, number) =>
    conversationOf(contact, moment, { ...talk, length: index === 1 && number === 0 ? 64 : random.between(1, 12) }),
  );
}

function conversationOf(
  contact: DemoContact,
  moment: number,
  { random, language, campaigns, length }: Talk & { length: number },
): DemoConversation {
  const campaign = random.chance(0.3) ? random.pick(campaigns) : null;
  const id = random.uuid7(moment);
  const messages: DemoMessage[] = [];
  let at = moment;
  for (let number = 0; number < length; number += 1) {
    messages.push(
      messageOf(at, { random, language, earlier: messages, isTemplate: campaign !== null && number === 0 }),
    );
    at = Math.min(at + (random.chance(0.05) ? 1 : random.between(1, 40) * minute), today);
  }
  const share = random.next();
  return {
    id,
    contactId: contact.id,
    campaignId: campaign?.id ?? null,
    initiatedBy: campaign ? "Campaign" : "Contact",
    status: share < 0.5 ? "Active" : share < 0.75 ? "Closed" : share < 0.95 ? "Resolved" : "Deleted",
    messages,
  };
}

function messageOf(
  at: number,
  about: { random: Random; language: string; earlier: DemoMessage[]; isTemplate: boolean },
): DemoMessage {
  const { random, language, earlier, isTemplate } = about;
  const number = earlier.length;
  const isInBound = !isTemplate && (number % 2 === 0 || random.chance(0.2));
  const earlierId = earlier.length > 0 ? random.pick(earlier).id : null;
  const type = isTemplate ? "Template" : typeOf(random, earlierId !== null);
  const { asks, answers, thanks } = texts[language] ?? (texts.en as (typeof texts)[string]);
  const text = random.pick(number === 0 ? asks : isInBound ? thanks : answers);
  return {
    id: random.uuid7(at),
    direction: isInBound ? "InBound" : "OutBound",
    status: isInBound
      ? random.pick(["Read", "Read", "Unread"])
      : random.pick(["Read", "Read", "Delivered", "Sent", "Failed", "UnDelivered"]),
    messageType: type,
    replyToMessageId: type !== "Reaction" && random.chance(0.15) ? earlierId : null,
    whatsAppMessageId: random.chance(0.9)
      ? `wamid.${random.between(1e8, 1e9 - 1)}${random.between(1e8, 1e9 - 1)}`
      : null,
    messageData: messageData(type, random, { text, earlier: earlierId }),
  };
}

function typeOf(random: Random, hasEarlier: boolean): MessageType {
  if (random.chance(0.75)) return "Text";
  const type = random.pick(messageTypes);
  return type === "Reaction" && !hasEarlier ? "Text" : type;
}
