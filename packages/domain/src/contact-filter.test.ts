import { expect, test } from "vitest";
import { AttributeConditions, ContactFilter } from "./contact-filter.ts";

const faultsOf = (filter: unknown) =>
  ContactFilter.safeParse(filter).error?.issues.map((issue) => [`/${issue.path.join("/")}`, issue.message]) ?? [];
const leaf = { field: "status", op: "eq", value: "Active" };
const nested = (levels: number): unknown => (levels === 1 ? leaf : { not: nested(levels - 1) });

test("a tree is taken with its moments in UTC and its ids in lower case", () => {
  const filter = {
    and: [
      { or: [leaf, { field: "attributes.shoe size", op: "gte", value: 42.5 }] },
      { not: { field: "createdAt", op: "lt", value: "2026-01-01" } },
      { field: "listId", op: "notIn", value: ["018F0000-0000-7000-8000-00000000ABCD"] },
    ],
  };
  expect(ContactFilter.parse(filter)).toEqual({
    and: [
      { or: [leaf, { field: "attributes.shoe size", op: "gte", value: 42.5 }] },
      { not: { field: "createdAt", op: "lt", value: "2026-01-01T00:00:00.000Z" } },
      { field: "listId", op: "notIn", value: ["018f0000-0000-7000-8000-00000000abcd"] },
    ],
  });
});

test("a part of a phone is taken without the signs between its digits", () => {
  const filter = { field: "phone", op: "starts", value: " +1 (415) 555-0" };
  expect(ContactFilter.parse(filter)).toEqual({ ...filter, value: "+14155550" });
});

test.each<[unknown, string, RegExp]>([
  [null, "/", /must be \{ and/],
  [[leaf], "/", /must be \{ and/],
  [{}, "/", /must be \{ and/],
  [{ and: [leaf], or: [leaf] }, "/", /must be \{ and/],
  [{ and: [] }, "/and", /one node or more/],
  [{ or: leaf }, "/or", /one node or more/],
  [{ not: [leaf] }, "/not", /must be \{ and/],
  [{ and: [leaf, { field: "colour", op: "eq", value: 1 }] }, "/and/1/field", /one of name, phone.*attributes\.KEY/],
  [{ field: "attributes.", op: "eq", value: 1 }, "/field", /must be one of/],
  [{ field: "__proto__", op: "eq", value: 1 }, "/field", /must be one of/],
  [{ field: "status", op: "contains", value: "A" }, "/op", /must be one of eq, ne, in/],
  [{ field: "status", op: "toString", value: "A" }, "/op", /must be one of eq, ne, in/],
  [{ field: "status", op: "in", value: ["Active", "active"] }, "/value/1", /Active/],
  [{ field: "name", op: "contains", value: "" }, "/value", /.+/],
  [{ field: "phone", op: "contains", value: " -" }, "/value", /.+/],
  [{ field: "phone", op: "starts", value: "()" }, "/value", /.+/],
  [{ field: "listId", op: "in", value: [] }, "/value", /.+/],
  [{ field: "lastMessageAt", op: "exists", value: "true" }, "/value", /boolean/],
  [{ field: "attributes.a", op: "gt", value: true }, "/value", /a text or a number/],
  [{ field: "attributes.a", op: "eq", value: [1] }, "/value", /a text, a number, true, false or null/],
  [{ ...leaf, extra: 1 }, "/extra", /not known/],
  [{ field: "status", op: "eq" }, "/value", /.+/],
  [nested(6), "/not/not/not/not/not", /deeper than 5/],
  [{ or: Array.from({ length: 51 }, () => leaf) }, "/", /at most 50 leaves/],
])("%j is refused at %s", (filter, path, message) => {
  const faults = faultsOf(filter);
  expect(faults.map(([at]) => at)).toEqual([path]);
  expect(faults[0]?.[1]).toMatch(message);
});

test("the limits themselves are allowed, and every fault of a tree is found at once", () => {
  expect(faultsOf(nested(5))).toEqual([]);
  expect(faultsOf({ or: Array.from({ length: 50 }, () => leaf) })).toEqual([]);
  expect(faultsOf({ and: [{ field: "x" }, { or: [] }, { ...leaf, op: "is" }] }).map(([at]) => at)).toEqual([
    "/and/0/field",
    "/and/1/or",
    "/and/2/op",
  ]);
});

const conditionFaults = (conditions: unknown) =>
  AttributeConditions.safeParse(conditions).error?.issues.map((issue) => [`/${issue.path.join("/")}`, issue.message]) ??
  [];

test("conditions on attributes are taken by any key, those that JavaScript finds special too", () => {
  const conditions = JSON.parse('{"city":{"eq":"Rome","ne":null},"__proto__":{"gt":1},"城市":{"in":[1,"1",true]}}');
  expect(JSON.stringify(AttributeConditions.parse(conditions))).toBe(JSON.stringify(conditions));
});

test.each<[unknown, string, RegExp]>([
  [[], "/", /object of conditions/],
  [{ city: "Rome" }, "/city", /must have one of eq/],
  [{ city: {} }, "/city", /must have one of eq/],
  [{ "": { eq: 1 } }, "/", /keys of 1 to 64/],
  [{ city: { is: "Rome" } }, "/city/is", /must be one of eq, ne, in/],
  [{ city: { constructor: 1 } }, "/city/constructor", /must be one of eq, ne, in/],
  [{ age: { gte: true } }, "/age/gte", /a text or a number/],
  [{ age: { contains: 5 } }, "/age/contains", /string/],
  [{ age: { in: [] } }, "/age/in", /.+/],
  [Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, { eq: n }])), "/", /at most 50 conditions/],
])("conditions %j are refused at %s", (conditions, path, message) => {
  const faults = conditionFaults(conditions);
  expect(faults.map(([at]) => at)).toEqual([path]);
  expect(faults[0]?.[1]).toMatch(message);
});
