import {
  attributeOps,
  builtInRoles,
  contactParts,
  contactSorts,
  contactStatuses,
  matches,
  overviewIntervals,
  overviewRanges,
  permissions,
  sortOrders,
} from "@roster/domain";
import fc from "fast-check";
import { hostileText, hostileValue, member } from "./hostile-texts.ts";
import { fewOf } from "./schema-names.ts";
import type { Kind } from "./world.ts";

const token = (whose: "own" | "other", kind: Kind) => fc.nat({ max: 7 }).map((at) => `~${whose}.${kind}.${at}~`);

/** An id: mostly one that the sender may use, sometimes the other organization's or nobody's. */
export function idOf(kind: Kind): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: token("own", kind) },
    { weight: 3, arbitrary: token("other", kind) },
    { weight: 1, arbitrary: fc.constant("01890000-0000-7000-8000-000000000000") },
  );
}

const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.array(one, { minLength: 1, maxLength });
const plainText = fc.constantFrom(
  "Ada",
  "zoë",
  "Vigo",
  "One",
  "a",
  "李",
  "O'Brien",
  "100%",
  "4155550",
  "x ".repeat(40),
);
const phone = fc.oneof(
  token("own", "phone"),
  token("other", "phone"),
  fc.nat({ max: 99 }).map((n) => `(415) 555-04${String(n).padStart(2, "0")}`),
  fc.constantFrom("+34 612 34 56 78", "0044 20 7946 0958", "555", "12"),
);
const status = fc.constantFrom(...contactStatuses);
const moment = fc.constantFrom("2026-01-02", "2026-01-02T00:00:00Z", "1999-12-31T23:59:59.999+05:30", "2030-01-01");
const zone = fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu", "+01:00", "Mars/Olympus");
const scalar = fc.constantFrom<unknown>("Vigo", 1, 0.5, true, null, "x");
const attributeKey = fc.constantFrom("city", "orders", "deep", "new one", "k.y", "a][b", "'\"");

const attributes = fc.oneof(
  fc.dictionary(attributeKey, fc.oneof(scalar, fc.constant({ er: [1] }), hostileValue), { maxKeys: 3 }),
  fc.tuple(fc.oneof(attributeKey, hostileText), hostileValue).map(([key, value]) => member(key, value)),
);
const operator = fc.constantFrom(...Object.keys(attributeOps));
const operand = fc.oneof(scalar, plainText, some(scalar), fc.boolean(), hostileValue);
const conditions = fc.dictionary(attributeKey, fc.dictionary(operator, operand, { minKeys: 1, maxKeys: 2 }), {
  maxKeys: 2,
});

const fields: Record<string, [ops: string[], value: fc.Arbitrary<unknown>][]> = {
  name: [[["eq", "ne", "contains", "starts"], plainText]],
  phone: [[["eq", "contains", "starts"], phone]],
  status: [[["eq", "ne"], fc.constantFrom(...contactStatuses)]],
  listId: [
    [["in", "notIn"], some(idOf("list"))],
    [["exists"], fc.boolean()],
  ],
  tagId: [[["in", "notIn"], some(idOf("tag"))]],
  createdAt: [[["gte", "lt"], moment]],
  lastMessageAt: [[["gte", "exists"], fc.oneof(moment, fc.boolean())]],
  search: [[["matches"], plainText]],
  "attributes.city": [
    [["eq", "ne", "contains", "gt"], plainText],
    [["in"], some(scalar)],
  ],
  "attributes.": [[["eq"], scalar]],
};
const leaf = fc.oneof(
  ...Object.entries(fields).flatMap(([field, all]) =>
    all.map(([ops, value]) =>
      fc.record({
        field: fc.constant<unknown>(field),
        op: fc.constantFrom(...ops),
        value: fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: hostileValue }),
      }),
    ),
  ),
  fc.record({ field: hostileValue, op: hostileValue, value: hostileValue }),
);
const filter: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc
      .constantFrom("and", "or")
      .chain((group) => fc.array(tie("node"), { maxLength: 3 }).map((nodes) => ({ [group]: nodes }))),
    tie("node").map((not) => ({ not })),
  ),
})).node;

const contact: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      { phone, name: plainText, attributes: fc.constant({ city: "Vigo" }) },
      { requiredKeys: ["phone"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ phone: hostileValue, listIds: fc.array(idOf("list"), { maxLength: 2 }) }) },
  { weight: 1, arbitrary: hostileValue },
);

const criteriaNames = [
  "status",
  "listIds",
  "tagIds",
  "search",
  "createdAfter",
  "updatedBefore",
  "attributes",
  "filter",
];
const someOf = (names: readonly string[], maxLength: number) =>
  fewOf(names, maxLength).chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((name) => [name, right(name, "contact")]))),
  );

const byName: Record<string, fc.Arbitrary<unknown>> = {
  uniqueIds: some(idOf("contact")),
  ids: some(idOf("contact")),
  contactId: idOf("contact"),
  conversationId: idOf("conversation"),
  importId: idOf("import"),
  bulkId: idOf("bulk"),
  mergeId: idOf("bulk"),
  dismissalId: idOf("bulk"),
  others: some(
    fc.record(
      { uniqueId: idOf("contact"), expectedUpdatedAt: fc.constantFrom("2026-01-02T00:00:00.000Z", "x") },
      { requiredKeys: ["uniqueId"] },
    ),
  ),
  choices: fc.record(
    {
      name: idOf("contact"),
      phone: idOf("contact"),
      status: hostileValue,
      attributes: fc.dictionary(attributeKey, idOf("contact"), { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
  organizationId: idOf("organization"),
  ...Object.fromEntries(
    ["listIds", "listsIds", "addListIds", "removeListIds"].map((name) => [name, some(idOf("list"))]),
  ),
  ...Object.fromEntries(["tagIds", "addTagIds", "removeTagIds"].map((name) => [name, some(idOf("tag"))])),
  lists: some(
    fc.oneof(
      idOf("list"),
      idOf("list").map((uniqueId) => ({ uniqueId, name: "x" })),
    ),
  ),
  tags: some(idOf("tag")),
  email: fc.constantFrom("ada@people.example", " ADA@people.example ", `${"x".repeat(300)}@people.example`, "ada"),
  role: fc.constantFrom(...builtInRoles),
  roleId: idOf("organization"),
  permissions: fc.subarray([...permissions], { maxLength: 3 }),
  token: fc.constantFrom("x", `inv_${"A".repeat(22)}_${"A".repeat(43)}`, "A".repeat(43)),
  invitation: fc.constantFrom("x", `inv_${"A".repeat(22)}_${"A".repeat(43)}`),
  password: fc.constantFrom("long enough", "short", "x".repeat(200)),
  organizationName: plainText,
  defaultRegion: fc.constantFrom("US", "DE", "XX"),
  name: plainText,
  label: plainText,
  description: plainText,
  search: fc.oneof(plainText, phone),
  phone,
  status: fc.oneof(status, some(status)),
  attributes: fc.oneof(attributes, conditions),
  contacts: fc.array(contact, { maxLength: 4 }),
  filter,
  order: fc.constantFrom(...sortOrders),
  sortBy: fc.constantFrom(...contactSorts),
  include: fc.subarray([...contactParts]),
  count: fc.constantFrom("exact", "none"),
  page: fc.constantFrom(1, 2, 99, 2 ** 31, Number.MAX_SAFE_INTEGER),
  perPage: fc.constantFrom(1, 2, 50, 100),
  per_page: fc.constantFrom(1, 2, 100),
  cursor: fc.oneof(token("own", "cursor"), token("other", "cursor")),
  conversationsLimit: fc.constantFrom(0, 5, 20),
  messagesLimit: fc.constantFrom(0, 10, 50),
  listMatch: fc.constantFrom(...matches),
  tagMatch: fc.constantFrom(...matches),
  format: fc.constantFrom("csv", "ndjson", "vcf", "vcard"),
  delimiter: fc.constantFrom(",", ";", "\t", "comma"),
  map: fc.constantFrom({ Name: "name", Tel: "phone" }, { phone: "phone" }, { phone: "ignore" }),
  region: fc.constantFrom("US", "DE", "XX"),
  onConflict: fc.constantFrom("merge", "update", "skip"),
  dryRun: fc.boolean(),
  dry_run: fc.boolean(),
  waitSeconds: fc.constantFrom(0, 1, 20),
  wait_seconds: fc.constantFrom(0, 1, 20),
  isShared: fc.constantFrom(true, true, false),
  isWhole: fc.boolean(),
  isExpected: fc.constant(false),
  encoding: fc.constantFrom("utf-8", "windows-1251", "shift_jis", "utf-16be"),
  afterRow: fc.constantFrom(0, 1, 2 ** 31, Number.MAX_SAFE_INTEGER),
  verdicts: fc.subarray(["rejected", "created", "warning"]),
  columns: some(fc.constantFrom("name", "phone", "lists", "attributes.city", "attributes.a,b", "attributes.")),
  expectedCount: fc.constantFrom(0, 1, 5, 6),
  expectedUpdatedAt: fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"),
  expiresAt: moment,
  range: fc.constantFrom(...overviewRanges),
  interval: fc.constantFrom(...overviewIntervals),
  timeZone: zone,
  time_zone: zone,
  fileName: plainText,
  content: fc.constantFrom(
    "name,phone\nAda,+14155550401\n",
    "phone\n12\n",
    "",
    "BEGIN:VCARD\nFN:A\nTEL:+14155550402\nEND:VCARD\n",
  ),
  delete: fc.constant(true),
};
for (const name of [
  "createdAfter",
  "createdBefore",
  "updatedAfter",
  "updatedBefore",
  "lastMessageAfter",
  "lastMessageBefore",
])
  byName[name] = moment;

function right(name: string, kind: Kind): fc.Arbitrary<unknown> {
  if (name === "uniqueId" || name === "id") return idOf(kind);
  if (name === "criteria") return someOf(criteriaNames, 2);
  if (name === "changes") return someOf(["addListIds", "removeTagIds", "status", "attributes", "delete"], 2);
  return byName[name] ?? hostileValue;
}

/** A value for a member or parameter of that name: mostly one that could be right. */
export function valueFor(name: string, kind: Kind): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: right(name, kind) }, { weight: 1, arbitrary: hostileValue });
}
