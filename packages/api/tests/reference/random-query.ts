import {
  type ContactFilter,
  contactParts,
  contactSorts,
  contactStatuses,
  type FilterLeaf,
  type ListContactsInput,
  matches,
  sortOrders,
} from "@roster/domain";
import fc from "fast-check";
import { type Directory, lastMessageAt, regions, type Scalar, type StoredContact } from "./directory.ts";
import { attributeKeys, day, moment, numbers, start, texts, words } from "./random-directory.ts";

type Data = Omit<Directory, "organizationId">;
/** Something to be asked, once it is known of whom: its values are taken from the data, so that most questions find somebody. */
type Ask<T> = (data: Data) => T;
type Asks = fc.Arbitrary<Ask<unknown>>;

/** What a query is about, and how much of the answer is wanted. */
export interface Asked {
  query: ListContactsInput;
  /** Picks the page to begin with, of those that there are and one more. */
  page: number;
}

const is =
  <T>(value: T): Ask<T> =>
  () =>
    value;
const pickOne = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
const fixed = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Ask<T>> => arbitrary.map(is);

function several<T>(one: fc.Arbitrary<Ask<T>>, maxLength = 3): fc.Arbitrary<Ask<T[]>> {
  return fc.array(one, { minLength: 1, maxLength }).map((asks) => (data) => asks.map((ask) => ask(data)));
}

function all<T extends object>(asks: { [K in keyof T]: fc.Arbitrary<Ask<T[K]>> }): fc.Arbitrary<Ask<T>> {
  return fc
    .record(asks as { [key: string]: Asks })
    .map((record) => (data) => Object.fromEntries(Object.entries(record).map(([key, ask]) => [key, ask(data)])) as T);
}

/** Given in one of so many cases. */
function maybe<T>(ask: fc.Arbitrary<Ask<T>>, oneOf: number): fc.Arbitrary<Ask<T | undefined>> {
  return fc.oneof({ weight: oneOf - 1, arbitrary: fc.constant(is(undefined)) }, { weight: 1, arbitrary: ask });
}

const ofContact = <T>(read: (contact: StoredContact) => T, otherwise: fc.Arbitrary<T>) =>
  fc.tuple(fc.nat({ max: 39 }), otherwise).map(
    ([at, other]): Ask<T> =>
      (data) => {
        const contact = pickOne(data.contacts, at);
        return contact === undefined ? other : read(contact);
      },
  );

const recased = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFC"),
);

/** A stretch of a text, in another case or with its accents apart. */
function pieceOf(text: fc.Arbitrary<Ask<string>>, maxLength = 5): fc.Arbitrary<Ask<string>> {
  return fc
    .tuple(text, fc.nat({ max: 12 }), fc.integer({ min: 1, max: maxLength }), recased, fc.boolean())
    .map(([ask, from, length, recase, isWhole]) => (data) => {
      const letters = Array.from(ask(data));
      const at = from % Math.max(1, letters.length);
      return recase((isWhole ? letters : letters.slice(at, at + length)).join("")) || "a";
    });
}

const name = ofContact((contact) => contact.name, fc.constantFrom(...words));
const phone = ofContact((contact) => contact.phone, fc.constant("+14155551000"));
const nameWord = fc.tuple(name, fc.nat({ max: 3 }), fc.constantFrom(1, 2, 3, 9), recased).map(
  ([ask, at, length, recase]): Ask<string> =>
    (data) =>
      recase(
        Array.from(pickOne(ask(data).split(/\s+/), at) ?? "")
          .slice(0, length)
          .join(""),
      ),
);

/** A phone, or the beginning or middle of it, as people type them. */
const phoneText = fc
  .record({
    of: phone,
    form: fc.constantFrom("digits", "+", "00", "national"),
    from: fc.nat({ max: 9 }),
    length: fc.integer({ min: 2, max: 12 }),
    between: fc.constantFrom("", "", " ", "-", ".", ") ("),
  })
  .map(
    ({ of, form, from, length, between }): Ask<string> =>
      (data) => {
        const digits = of(data).slice(1);
        const { code, trunk } = regions[data.region];
        const national = digits.startsWith(code) ? digits.slice(code.length) : digits;
        const text = {
          digits: digits.slice(from, from + length),
          "+": `+${digits.slice(0, length)}`,
          "00": `00${digits.slice(0, length)}`,
          national: (trunk ?? "") + national.slice(0, length),
        }[form];
        return text.replace(/(\d{3})(?=\d)/g, `$1${between}`);
      },
  );

const search = fc.oneof(
  nameWord,
  pieceOf(name),
  phoneText,
  several(nameWord, 3).map(
    (ask): Ask<string> =>
      (data) =>
        ask(data).join(" "),
  ),
  fc.tuple(nameWord, phoneText).map(
    ([word, digits]): Ask<string> =>
      (data) =>
        `${word(data)}  ${digits(data)}`,
  ),
  fixed(fc.constantFrom(...words, " ", "  an ", "nobody", "0", "00", "+", "000", "()", "0012", "+12")),
);

const listId = fc.nat({ max: 4 }).map(
  (at): Ask<string> =>
    ({ lists }) =>
      lists[at]?.id ?? strangers[at] ?? "",
);
const tagId = fc.nat({ max: 4 }).map(
  (at): Ask<string> =>
    ({ tags }) =>
      tags[at]?.id ?? strangers[at] ?? "",
);
const strangers = Array.from({ length: 5 }, (_, n) => `019B0000-0000-7000-8000-00000000ABC${n}`);

const iso = (ms: number) => new Date(ms).toISOString();
const spelled = fc.constantFrom<(ms: number) => string>(
  iso,
  iso,
  (ms) => iso(ms + 19_800_000).replace("Z", "+05:30"),
  (ms) => (ms % day === 0 ? iso(ms).slice(0, 10) : iso(ms)),
  (ms) => iso(ms).replace("Z", "400Z"),
);
const knownMoment = fc.oneof(
  ofContact((contact) => contact.createdAt, moment),
  ofContact((contact) => contact.updatedAt, moment),
  ofContact((contact) => lastMessageAt(contact) ?? start, moment),
  fixed(moment),
);
const momentText = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(knownMoment, spelled, fc.constantFrom(0, 0, 1, -1)).map(
      ([ask, spell, by]): Ask<string> =>
        (data) =>
          spell(ask(data) + by),
    ),
  },
  {
    weight: 1,
    arbitrary: fixed(
      fc.constantFrom(
        "0001-01-01",
        "1969-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999Z",
        "2026-01-03T00:00:00-12:00",
      ),
    ),
  },
);

/** Both ends, one of them or none; the first is earlier. */
function range<K extends string>(after: K, before: K): fc.Arbitrary<Ask<{ [key in K]?: string }>> {
  const ends = fc.tuple(
    fc.tuple(knownMoment, spelled),
    fc.nat({ max: 3 }),
    fc.constantFrom("both", "after", "before"),
    fc.constantFrom(iso, iso),
  );
  const some = ends.map(
    ([[ask, spell], days, which, spellEnd]): Ask<{ [key in K]?: string }> =>
      (data) => {
        const from = ask(data);
        const [first, last] = [spell(from), spellEnd(from + 2 + days * day)];
        return {
          ...(which === "before" ? {} : { [after]: first }),
          ...(which === "after" ? {} : { [before]: last }),
        } as { [key in K]?: string };
      },
  );
  return maybe(some, 8).map((ask) => (data) => ask(data) ?? {});
}

const attributeKey = fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 3 }), fc.constantFrom(...attributeKeys)).map(
  ([at, which, otherwise]): Ask<string> =>
    ({ contacts }) =>
      pickOne(Object.keys(pickOne(contacts, at)?.attributes ?? {}), which) ?? otherwise,
);
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isScalar = (value: unknown): value is Scalar => value === null || typeof value !== "object";

/** A value that some contact has under some key, of the kind that is asked for. */
function owned<T>(fits: (value: unknown) => value is T, otherwise: fc.Arbitrary<T>): fc.Arbitrary<Ask<T>> {
  return fc.tuple(fc.nat({ max: 99 }), fc.constantFrom(true, true, true, false), otherwise).map(
    ([at, isOwn, other]): Ask<T> =>
      ({ contacts }) => {
        const values = contacts.flatMap(({ attributes }) => Object.values(attributes)).filter(fits);
        return (isOwn ? pickOne(values, at) : undefined) ?? other;
      },
  );
}
const text = owned(isText, fc.constantFrom(...texts));
const number = owned(isNumber, fc.constantFrom(...numbers));
const scalar = owned(isScalar, fc.constantFrom<Scalar>(...texts, ...numbers, true, false, null));
const comparable = fc.oneof(text, number);

type Condition = { op: string; value: unknown };
const condition: fc.Arbitrary<Ask<Condition>> = fc.oneof(
  ...["eq", "ne"].map((op) => all<Condition>({ op: fixed(fc.constant(op)), value: scalar })),
  ...["gt", "gte", "lt", "lte"].map((op) => all<Condition>({ op: fixed(fc.constant(op)), value: comparable })),
  ...["contains", "starts"].map((op) => all<Condition>({ op: fixed(fc.constant(op)), value: pieceOf(text) })),
  all<Condition>({ op: fixed(fc.constant("in")), value: several(scalar) }),
  all<Condition>({ op: fixed(fc.constant("exists")), value: fixed(fc.boolean()) }),
);

/** The data with nothing but the attributes of one key, to take the values to ask about that key from. */
function only(key: string, data: Data): Data {
  const own = (given: StoredContact["attributes"]) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => name === key));
  return { ...data, contacts: data.contacts.map((contact) => ({ ...contact, attributes: own(contact.attributes) })) };
}

const attributeLeaf = fc.tuple(attributeKey, condition).map(([keyOf, ask]) => (data: Data) => {
  const key = keyOf(data);
  return { field: `attributes.${key}`, ...ask(only(key, data)) };
});

const attributes = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.tuple(attributeKey, fc.tuple(condition)), { minLength: 1, maxLength: 1 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(attributeKey, fc.array(condition, { minLength: 1, maxLength: 2 })), {
        minLength: 1,
        maxLength: 2,
      }),
    },
  )
  .map(
    (asks) => (data: Data) =>
      Object.fromEntries(
        asks.map(([keyOf, ops]) => {
          const key = keyOf(data);
          return [key, Object.fromEntries(ops.map((ask) => ask(only(key, data))).map(({ op, value }) => [op, value]))];
        }),
      ),
  );

type Op = [op: string, value: Asks];
function leaves(field: string, ops: Op[]): fc.Arbitrary<Ask<unknown>> {
  return fc.oneof(
    ...ops.map(([op, value]) => all({ field: fixed(fc.constant(field)), op: fixed(fc.constant(op)), value })),
  );
}

const status = fixed(fc.constantFrom(...contactStatuses));
const exists: Op = ["exists", fixed(fc.boolean())];
const idOps = (id: Asks): Op[] => [["in", several(id)], ["notIn", several(id)], exists];
const momentOps: Op[] = [
  ["gte", momentText],
  ["lt", momentText],
];
const leaf = fc.oneof(
  leaves("name", [
    ["eq", name],
    ["ne", name],
    ["in", several(name)],
    ["contains", pieceOf(name)],
    ["starts", pieceOf(name)],
  ]),
  leaves("phone", [
    ["eq", phone],
    ["ne", phone],
    ["in", several(phone)],
    ["contains", phone.map((ask) => (data: Data) => ask(data).slice(3, 7))],
    ["starts", phone.map((ask) => (data: Data) => ask(data).slice(0, 5))],
    ["starts", phone.map((ask) => (data: Data) => ask(data).slice(1, 4))],
  ]),
  leaves("status", [
    ["eq", status],
    ["ne", status],
    ["in", several(status)],
  ]),
  leaves("listId", idOps(listId)),
  leaves("tagId", idOps(tagId)),
  leaves("createdAt", momentOps),
  leaves("updatedAt", momentOps),
  leaves("lastMessageAt", [...momentOps, exists]),
  leaves("search", [["matches", search.map((ask) => (data: Data) => ask(data).trim() || "a")]]),
  attributeLeaf,
  attributeLeaf,
) as fc.Arbitrary<Ask<FilterLeaf>>;

const filter = fc.letrec<{ node: Ask<ContactFilter> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true, depthSize: "small" },
    leaf,
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((nodes) => (data: Data) => ({ and: nodes.map((node) => node(data)) })),
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((nodes) => (data: Data) => ({ or: nodes.map((node) => node(data)) })),
    tie("node").map((node) => (data: Data) => ({ not: node(data) })),
  ),
})).node;

const asks = {
  status: fixed(fc.array(fc.constantFrom(...contactStatuses), { maxLength: 2 })),
  listIds: several(listId),
  tagIds: several(tagId),
  search,
  attributes: attributes as fc.Arbitrary<Ask<ListContactsInput["attributes"]>>,
  filter,
};
const matching = {
  listMatch: maybe(fixed(fc.constantFrom(...matches)), 2),
  tagMatch: maybe(fixed(fc.constantFrom(...matches)), 2),
};
const few = Object.fromEntries(Object.entries(asks).map(([key, ask]) => [key, maybe<unknown>(ask, 4)]));

/** Often one condition alone, which totals and orders have ways of their own for. */
const criteria: fc.Arbitrary<Ask<ListContactsInput>> = fc.oneof(
  ...Object.entries(asks).map(([key, ask]) => all<ListContactsInput>({ ...matching, [key]: ask })),
  { weight: 3, arbitrary: all<ListContactsInput>({ ...matching, ...few }) },
);

type Included = ListContactsInput["include"];

const amount = all<ListContactsInput>({
  perPage: fixed(fc.constantFrom(1, 2, 3, 5, 7, 10, 10, 20, 39, 50, 100)),
  sortBy: maybe(fixed(fc.constantFrom(...contactSorts)), 1),
  order: maybe(fixed(fc.constantFrom(...sortOrders)), 2),
  include: fc.oneof(
    { weight: 2, arbitrary: fixed(fc.constant<Included>([])) },
    { weight: 1, arbitrary: fixed(fc.constant<Included>(undefined)) },
    {
      weight: 1,
      arbitrary: fixed(
        fc
          .subarray([...contactParts])
          .filter((parts) => !parts.includes("messages") || parts.includes("conversations")),
      ),
    },
  ),
  count: fixed(fc.constantFrom(undefined, undefined, undefined, "exact", "none")),
  conversationsLimit: maybe(fixed(fc.integer({ min: 0, max: 3 })), 2),
  messagesLimit: maybe(fixed(fc.integer({ min: 0, max: 3 })), 2),
});

/** A valid query about some directory, to be made once the directory is there. */
export const query: fc.Arbitrary<Ask<Asked>> = fc
  .tuple(
    criteria,
    amount,
    range("createdAfter", "createdBefore"),
    range("updatedAfter", "updatedBefore"),
    range("lastMessageAfter", "lastMessageBefore"),
    fc.nat({ max: 99 }),
  )
  .map(([criteriaOf, amountOf, created, updated, lastMessage, page]) => (data) => {
    const parts = [criteriaOf, created, updated, lastMessage, amountOf].map((ask) => ask(data));
    const given = Object.entries(Object.assign({}, ...parts)).filter(([, value]) => value !== undefined);
    return { query: Object.fromEntries(given) as ListContactsInput, page };
  });
