import { createHash } from "node:crypto";
import { contactStatuses, conversationStatuses, messageStatuses, messageTypes } from "@roster/domain";
import fc from "fast-check";
import { type Directory, type Region, regions, type StoredContact, type StoredConversation } from "./directory.ts";

export const day = 86_400_000;
export const start = Date.UTC(2026, 0, 1);

/** Few moments, so that many tie, and some that stand a millisecond from each other. */
export const moment = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 0, 0, 1, 999))
  .map(([days, ms]) => start + days * day + ms);

export const words = [
  ...["Ana", "ana", "ÁNA", "Ána", "anab", "Zoë", "zoe", "ZOE", "José", "Jose\u0301", "x\u0302y", "Óscar", "oscar"],
  ...["李小龍", "李", "小龍", "カナ", "ｶﾅ", "한글"],
  ...[
    "ΣΊΣΥΦΟΣ",
    "Σίσυφος",
    "σισυφοσ",
    "ΟΔΟΣΑ",
    "Οδός",
    "Straße",
    "STRASSE",
    "strasse",
    "Øster",
    "oster",
    "Łódź",
    "lodz",
  ],
  ...["İstanbul", "istanbul", "ısı", "ﬁx", "Ｆｕｌｌ", "Đặng"],
  ...[
    "100%",
    "%",
    "under_score",
    "_",
    "a\\b",
    "\\",
    "O'Brien",
    '"q"',
    "*+",
    "a?b",
    "$1",
    "{x}",
    ":a",
    "--",
    "(415)",
    "51-23",
  ],
  ...["415", "0171", "7", "12", "a1", "😀", "😀b", "\uff5e"],
];

const name = fc
  .tuple(
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(" ", " ", " ", "\u00a0", "\u3000", "-"),
  )
  .map(([parts, between]) => parts.join(between));

/** Valid numbers of a few countries that have long stretches of digits in common. */
export const phone = fc.oneof(
  digits("+1415555", 4, 1_000, 1_040),
  digits("+1212415", 4, 7_100, 7_140),
  digits("+336123456", 2, 0, 99),
  digits("+491714155", 3, 100, 140),
  digits("+7912345", 4, 1_700, 1_740),
  digits("+9198765", 5, 41_500, 41_540),
  digits("+390241555", 2, 10, 40),
);

function digits(prefix: string, length: number, min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((n) => prefix + String(n).padStart(length, "0"));
}

export const attributeKeys = ["a", "city", "a.b", "a[b]", "a][b", "__proto__", "constructor", "城 %", `'"\\?`];
export const texts = [
  "ΟΔΟΣΑ",
  "οδός",
  "",
  "5",
  "true",
  "null",
  "Rome",
  "rome",
  "RÖME",
  "Straße",
  "100%",
  "1005",
  "a_b",
  "aXb",
  "\\",
  "😀",
  "\uff5e",
  "[5]",
];
export const numbers = [0, 1, 5, 5.5, -1, 10, 0.1, 1e21, 1e-7, 12345678901];
const scalar = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...numbers), fc.boolean(), fc.constant(null));
const inner = fc.constantFrom([5], ["Rome"], [], {}, { a: 5 }, { __proto__: null, city: "Rome" });

const attributes = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...attributeKeys),
      fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: inner }),
    ),
    {
      maxLength: 5,
      size: "max",
      selector: ([key]) => key,
    },
  )
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

const message = fc.record({
  createdAt: moment,
  direction: fc.constantFrom("InBound", "OutBound"),
  status: fc.constantFrom(...messageStatuses),
  messageType: fc.constantFrom(...messageTypes),
  isReply: fc.boolean(),
  whatsAppMessageId: fc.constantFrom(null, "wamid.1"),
  data: fc.constantFrom({}, { text: "¿qué?" }, { nested: { list: [1, null, "x"] } }),
});

const conversation = fc.record({
  createdAt: moment,
  campaign: fc.option(fc.nat({ max: 2 })),
  initiatedBy: fc.constantFrom("Contact", "Campaign"),
  status: fc.constantFrom(...conversationStatuses),
  messages: fc.array(message, { maxLength: 4 }),
});

type Thread = typeof conversation extends fc.Arbitrary<infer T> ? T : never;

const indexes = (max: number) => fc.uniqueArray(fc.nat({ max }), { maxLength: 3 });

const outline = fc.record({
  region: fc.constantFrom(...(Object.keys(regions) as Region[])),
  salt: fc.nat({ max: 3 }),
  contacts: fc.uniqueArray(
    fc.record({
      name,
      phone,
      status: fc.constantFrom(...contactStatuses),
      attributes,
      createdAt: moment,
      updatedAt: moment,
      lists: indexes(3),
      tags: indexes(3),
      conversations: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Thread[]>([]) },
        { weight: 1, arbitrary: fc.array(conversation, { maxLength: 3 }) },
      ),
    }),
    { maxLength: 40, selector: (contact) => contact.phone, size: "max" },
  ),
  lists: fc.array(
    fc.record({
      name: fc.constantFrom("VIP", "vip", "Álpha", "alpha", "李"),
      description: fc.constantFrom("", "d"),
      createdAt: moment,
      tags: indexes(3),
    }),
    { maxLength: 4, size: "max" },
  ),
  tags: fc.uniqueArray(fc.constantFrom("new", "New", "ñew", "old", "!"), { maxLength: 4, size: "max" }),
  campaigns: fc.array(fc.record({ lists: indexes(3) }), { maxLength: 3, size: "max" }),
});
type Outline = typeof outline extends fc.Arbitrary<infer T> ? T : never;

/**
 * Directories in which much is alike. Ids depend on the place in a directory only, so that those of one organization are
 * also ids of another: whatever forgets its tenant is noticed.
 */
export const directory: fc.Arbitrary<Omit<Directory, "organizationId">> = outline.map(fill);

function fill({ region, salt, contacts, ...given }: Outline): Omit<Directory, "organizationId"> {
  const idOf = (kind: string, at: number, createdAt: number) => uuid7(createdAt, `${salt} ${kind} ${at}`);
  const tags = given.tags.map((label, at) => ({ id: idOf("tag", at, start), label }));
  const some = (rows: { id: string }[], at: number[]) => at.flatMap((index) => rows[index]?.id ?? []);
  const lists = given.lists.map(({ tags: own, ...list }, at) => ({
    ...list,
    id: idOf("list", at, list.createdAt),
    tagIds: some(tags, own),
  }));
  const campaigns = given.campaigns.map((campaign, at) => ({
    id: idOf("campaign", at, start),
    listIds: some(lists, campaign.lists),
  }));
  return {
    region,
    lists,
    tags,
    campaigns,
    contacts: contacts.map(
      ({ lists: onLists, tags: tagged, conversations, ...contact }, at): StoredContact => ({
        ...contact,
        id: idOf("contact", at, contact.createdAt),
        listIds: some(lists, onLists),
        tagIds: some(tags, tagged),
        conversations: conversations.map(({ campaign, messages, ...thread }, n): StoredConversation => {
          const id = idOf(`conversation ${at}`, n, thread.createdAt);
          return {
            ...thread,
            id,
            campaignId: campaigns[campaign ?? -1]?.id ?? null,
            messages: messages.map(({ isReply, ...message }, m) => ({
              ...message,
              id: idOf(`message ${at} ${n}`, m, message.createdAt),
              replyToMessageId: isReply ? idOf(`message ${at} ${n}`, 0, messages[0]?.createdAt ?? start) : null,
            })),
          };
        }),
      }),
    ),
  };
}

/** As many contacts as are asked for, the same every time. */
export function largeDirectory(count: number): Omit<Directory, "organizationId"> {
  const contacts = Array.from({ length: count }, (_, n): Outline["contacts"][number] => ({
    name: [n % 7, n % 53].map((at) => words[at % words.length]).join(" "),
    phone: `+1${4_150_000_000 + n * 101}`,
    status: n % 31 === 0 ? "Blocked" : n % 3 === 0 ? "Inactive" : "Active",
    attributes: n % 40 === 0 ? { city: "Rome", a: n } : n % 3 === 0 ? { city: "RÖME" } : {},
    createdAt: start + (n % 5) * day + (n % 11),
    updatedAt: start + (n % 4) * day,
    lists: [...(n % 2 ? [0] : []), ...(n % 500 === 0 ? [1] : [])],
    tags: n % 3 ? [0] : [],
    conversations:
      n % 4 === 0
        ? [
            {
              createdAt: start,
              campaign: null,
              initiatedBy: "Contact",
              status: "Active",
              messages: [
                {
                  createdAt: start + (n % 5) * day,
                  direction: "InBound",
                  status: "Read",
                  messageType: "Text",
                  isReply: false,
                  whatsAppMessageId: null,
                  data: {},
                },
              ],
            },
          ]
        : [],
  }));
  const lists = (["VIP", "vip"] as const).map((name) => ({
    name,
    description: "" as const,
    createdAt: start,
    tags: [],
  }));
  return fill({ region: "US", salt: 0, contacts, lists, tags: ["new"], campaigns: [] });
}

function uuid7(moment: number, name: string): string {
  const random = createHash("sha256").update(name).digest("hex");
  const time = moment.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
