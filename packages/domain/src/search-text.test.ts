import fc from "fast-check";
import { expect, test } from "vitest";
import { searchTerms } from "./search-text.ts";

test.each([
  ["(415) 555-01", { contains: "41555501", beginsWith: null }],
  ["+49 171", { contains: "49171", beginsWith: null }],
  ["0049 171", { contains: "49171", beginsWith: null }],
  ["0171", { contains: "0171", beginsWith: "49171" }],
  ["123", { contains: "123", beginsWith: null }],
])("%s is a phone", (search, expected) => {
  expect(searchTerms(search, "DE")).toEqual({ kind: "phone", literal: search, ...expected });
});

test.each([
  ["ana", { contains: ["ana"], startsWord: [] }],
  ["Li 小龍 an", { contains: [], startsWord: ["Li", "小龍", "an"] }],
  ["A\u0301n", { contains: [], startsWord: ["A\u0301n"] }],
  ["12", { contains: [], startsWord: ["12"] }],
  ["ana 415", { contains: ["ana", "415"], startsWord: [] }],
  ["100% _x*", { contains: ["100%", "_x*"], startsWord: [] }],
  ["👨‍👩‍👧", { contains: ["👨‍👩‍👧"], startsWord: [] }],
])("%s is words", (search, expected) => {
  expect(searchTerms(search, "DE")).toEqual({ kind: "words", ...expected });
});

test("nothing to search for is no term, and every other text is one or more", () => {
  expect(searchTerms("", "US")).toBeNull();
  const text = fc.string({ unit: "binary" }).map((any) => any.trim());
  fc.assert(
    fc.property(
      text.filter((any) => any !== ""),
      (search) => {
        const terms = searchTerms(search, "US");
        if (terms?.kind === "phone") expect(terms.contains).toMatch(/^[0-9]{3,}$/);
        else
          expect([...(terms?.contains ?? []), ...(terms?.startsWord ?? [])].toSorted()).toEqual(
            search.split(/\s+/).toSorted(),
          );
      },
    ),
  );
});
