import type { ListContactsInput } from "@roster/domain";
import { ListContactsInput as Input } from "@roster/domain";
import { encodeCursor } from "@roster/domain/cursor";
import type { Facts } from "./facts.ts";

/** Something that people ask of a list, in the words of `contacts.list`. */
export interface Scenario {
  name: string;
  /** One input, or several that are asked for in turns. */
  inputs: (facts: Facts) => ListContactsInput[];
  /** Most shared buffers that its statement may touch at 1M. */
  buffers: number;
  tenant?: "small";
  finds?: "nothing" | "perhaps";
  hasFloors?: boolean;
  acceptsGzip?: boolean;
  /** In place of the run's own. */
  connections?: number;
  /** Its p50 may hardly grow with the tenant. */
  isSteady?: boolean;
}

const flat = { include: [] } satisfies ListContactsInput;
const nested = {} satisfies ListContactsInput;
const pages = (facts: Facts) => Math.ceil(facts.big.contacts / 50);
const deepPage = (facts: Facts) => Math.min(10_000, Math.ceil(pages(facts) / 2));
const one = (input: ListContactsInput) => () => [input];
const asked = (make: (facts: Facts) => ListContactsInput) => (facts: Facts) => [make(facts)];

export const scenarios: readonly Scenario[] = [
  { name: "flat first page", inputs: one(flat), buffers: 600, hasFloors: true, isSteady: true },
  { name: "nested first page", inputs: one(nested), buffers: 2_500, hasFloors: true, isSteady: true },
  { name: "flat first page, no total", inputs: one({ ...flat, count: "none" }), buffers: 600 },
  { name: "nested first page, no total", inputs: one({ ...nested, count: "none" }), buffers: 2_500 },
  { name: "flat at a random cursor", inputs: cursors(flat), buffers: 700, hasFloors: true, isSteady: true },
  { name: "nested at a random cursor", inputs: cursors(nested), buffers: 2_500, isSteady: true },
  { name: "page 10,000", inputs: asked((facts) => ({ ...flat, page: deepPage(facts) })), buffers: 5_000 },
  { name: "last page", inputs: asked((facts) => ({ ...flat, page: pages(facts) })), buffers: 700 },
  ...lists(),
  { name: "status", inputs: one({ ...flat, status: ["Blocked"] }), buffers: 700, isSteady: true },
  {
    name: "list and status",
    inputs: asked(({ big }) => ({ ...flat, listIds: [big.lists.half], status: ["Blocked"] })),
    buffers: 12_000,
  },
  {
    name: "list and status, no total",
    inputs: asked(({ big }) => ({ ...flat, listIds: [big.lists.half], status: ["Blocked"], count: "none" })),
    buffers: 6_000,
  },
  {
    name: "tag, common",
    inputs: asked(({ big }) => ({ ...flat, tagIds: [big.tags.common] })),
    buffers: 700,
    isSteady: true,
  },
  {
    name: "tag, rare",
    inputs: asked(({ big }) => ({ ...flat, tagIds: [big.tags.rare] })),
    buffers: 700,
    isSteady: true,
  },
  { name: "attribute, common", inputs: one({ ...flat, attributes: { plan: { eq: "free" } } }), buffers: 50_000 },
  { name: "attribute, rare", inputs: one({ ...flat, attributes: { vip: { eq: true } } }), buffers: 22_000 },
  {
    name: "attribute, one contact",
    inputs: asked((facts) => ({ ...flat, attributes: { customer_no: { eq: facts.customerNumber } } })),
    buffers: 500,
  },
  { name: "attribute over a number", inputs: one({ ...flat, attributes: { age: { gt: 70 } } }), buffers: 50_000 },
  ...searches(),
  { name: "name order", inputs: one({ ...flat, sortBy: "name", order: "asc" }), buffers: 700 },
  {
    name: "name order, page 10,000",
    inputs: asked((facts) => ({ ...flat, sortBy: "name", order: "asc", page: deepPage(facts) })),
    buffers: 100_000,
  },
  { name: "last message order", inputs: one({ ...flat, sortBy: "lastMessageAt" }), buffers: 1_000, finds: "perhaps" },
  { name: "updated order", inputs: one({ ...flat, sortBy: "updatedAt" }), buffers: 700 },
  { name: "small tenant, first page", inputs: one(nested), buffers: 2_500, tenant: "small" },
  { name: "small tenant, search", inputs: one({ ...flat, search: "mar" }), buffers: 1_000, tenant: "small" },
  { name: "nested first page, gzip", inputs: one(nested), buffers: 2_500, acceptsGzip: true },
  ...[8, 64].flatMap((connections): Scenario[] => [
    { name: `flat first page, ${connections} connections`, inputs: one(flat), buffers: 600, connections },
    { name: `nested first page, ${connections} connections`, inputs: one(nested), buffers: 2_500, connections },
  ]),
];

/** Whether its answer is of another kind where contacts have no conversations. */
export function showsConversations({ inputs }: Scenario, facts: Facts): boolean {
  return inputs(facts).some(({ include, sortBy }) => include === undefined || sortBy === "lastMessageAt");
}

function lists(): Scenario[] {
  return (["ten", "hundredth", "half"] as const).flatMap((size): Scenario[] => [
    {
      name: `list of ${{ ten: "10", hundredth: "1 %", half: "half" }[size]}`,
      inputs: asked(({ big }) => ({ ...flat, listIds: [big.lists[size]] })),
      buffers: 700,
      hasFloors: size === "hundredth",
      isSteady: true,
    },
  ]);
}

function searches(): Scenario[] {
  const texts: [string, (facts: Facts) => string, number][] = [
    ["1 character", () => "g", 200_000],
    ["2 characters", () => "ga", 200_000],
    ["mar", () => "mar", 45_000],
    ["garcia", () => "garcia", 4_500],
    ["commonest trigram", (facts) => facts.commonestTrigram, 45_000],
    ["phone fragment", (facts) => facts.phoneFragment, 2_500],
  ];
  const found = texts.flatMap(([label, text, buffers]): Scenario[] => [
    {
      name: `search ${label}`,
      inputs: asked((facts) => ({ ...flat, search: text(facts) })),
      buffers,
      hasFloors: label === "garcia",
    },
    {
      name: `search ${label}, no total`,
      inputs: asked((facts) => ({ ...flat, search: text(facts), count: "none" })),
      buffers,
      isSteady: true,
    },
  ]);
  return [
    ...found,
    { name: "search without a match", inputs: one({ ...flat, search: "qqqzzz" }), buffers: 500, finds: "nothing" },
  ];
}

function cursors(input: ListContactsInput): Scenario["inputs"] {
  const query = Input.parse(input);
  return ({ scattered }) =>
    scattered.map((id) => ({ ...input, cursor: encodeCursor({ direction: "after", page: 2, key: null, id }, query) }));
}
