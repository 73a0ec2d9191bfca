import { expect, test } from "vitest";
import { Attributes, type Json } from "./attributes.ts";

const problemOf = (value: unknown) => Attributes.safeParse(value).error?.issues[0]?.message ?? null;
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key ${n}`, n]));

test.each<Record<string, Json>>([
  {},
  { city: "Zürich", "shoe size": 42.5, vip: true, 城市: null, tags: ["a", { b: 1 }] },
  { ["k".repeat(64)]: "x".repeat(2_000) },
  { ["👟".repeat(64)]: "👟".repeat(2_000) },
  keys(100),
])("attributes within the limits are taken as they are", (attributes) => {
  expect(Attributes.parse(attributes)).toEqual(attributes);
});

test.each<[unknown, string]>([
  [keys(101), "must have at most 100 keys"],
  [{ "": 1 }, "must have keys of 1 to 64 characters"],
  [{ ["k".repeat(65)]: 1 }, "must have keys of 1 to 64 characters"],
  [{ "a\u0007b": 1 }, "must not have control characters in a key"],
  [{ a: "x".repeat(2_001) }, "must have text of at most 2000 characters"],
  [{ a: ["\u0000"] }, "must not contain NUL or a lone surrogate"],
  [{ a: "\ud800" }, "must not contain NUL or a lone surrogate"],
  [{ a: { b: { c: { d: 1 } } } }, "must not nest deeper than 3"],
  [
    Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`k${n}`, "x".repeat(2_000)])),
    "must be at most 16 KB in all",
  ],
])("what breaks a limit is refused with the limit (%#)", (attributes, problem) => {
  expect(problemOf(attributes)).toBe(problem);
});

test("attributes are an object of JSON and nothing else", () => {
  for (const value of [null, [], "text", 1, { a: undefined }, { a: Number.NaN }, { a: new Date() }])
    expect(Attributes.safeParse(value).success).toBe(false);
});
