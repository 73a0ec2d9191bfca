import fc from "fast-check";

/** An object with a member of any name, such as `__proto__`, as JSON.parse would make it. */
export function member(name: string, value: unknown): Record<string, unknown> {
  return Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true });
}

export const prototypeNames = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON"];

const huge = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("h".repeat(201), "é".repeat(2_001), "🙂".repeat(150), "0".repeat(400), "1".repeat(120)),
  },
  { weight: 1, arbitrary: fc.constantFrom("H".repeat(20_000), "abcde ".repeat(30_000)) },
);

/** Texts that have hurt others. */
export const hostileText = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "\u0000",
      "a\u0000b",
      "\ud800",
      "x\udc00y",
      "\ufeff",
      "\u202e\u200b",
      "\r\nx-injected: 1",
      "\t",
      "\u007f",
      "' OR 1=1 --",
      "'; drop table contact; --",
      "x') union select 1,2,3 --",
      "\\",
      "%",
      "%_%",
      "$1",
      "?",
      "$" + "{7*7}",
      "{{7*7}}",
      "<script>alert(1)</script>",
      "=cmd|' /C calc'!A0",
      "../../etc/passwd",
      "null",
      "undefined",
      "NaN",
      "true",
      "-1",
      "1e309",
      "0x10",
      "9007199254740993",
      "٣٣٣",
      "[]",
      "{}",
      '{"$ne":null}',
      "ﬁ",
      "İ",
      "0001-01-01",
      "9999-12-31T23:59:59.999-23:59",
      "2026-02-30",
      "+",
      "00",
      "*",
      ...prototypeNames,
    ),
  },
  { weight: 2, arbitrary: huge },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const deep = fc.constantFrom(3, 6, 60, 10_000).map((depth) => {
  let value: unknown = "x";
  for (let n = 0; n < Math.min(depth, 2_000); n += 1)
    value = n % 2 === 0 ? [value] : member(n % 4 === 1 ? "and" : "a", value);
  return value;
});

/** Values of JSON that nobody asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, -0, 2 ** 53, [], {}, [[]], [null], {
      length: 1e9,
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom(...prototypeNames).map((name) => member(name, { isAdmin: true })) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** Bodies that are no JSON, or none that anybody means. `latin1` makes bytes of the text that are no UTF-8. */
export const hostileBody: fc.Arbitrary<{ text: string; encoding: "utf8" | "latin1" }> = fc
  .oneof(
    fc.constantFrom(
      "",
      " ",
      "{",
      "}",
      "null",
      "1",
      '"x"',
      "[]",
      "[{}]",
      "{}",
      "{'a':1}",
      '{"a":1,}',
      "\ufeff{}",
      '{"a":1}{"b":2}',
      '{"a":"\u0000"}',
    ),
    fc.constantFrom(
      '{"name":"\\ud800","phone":"+14155550999"}',
      '{"__proto__":{"phone":"+14155550999"}}',
      '{"phone":"a","phone":"b"}',
    ),
    fc.constantFrom(
      "[".repeat(20_000),
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      `{"filter":${'{"not":'.repeat(3_000)}1${"}".repeat(3_001)}`,
    ),
    fc
      .constantFrom('{"name":"caf\u00e9\u00ff"}', "\u00ff\u00fe\u0000", '{"\u00c0\u0080":1}')
      .map((text) => ({ text, encoding: "latin1" as const })),
    fc.constantFrom(
      `{"name":"${"n".repeat(1_000_000)}"}`,
      `{"phone":"${"5".repeat(1_060_000)}"}`,
      `[${"1,".repeat(400_000)}1]`,
    ),
  )
  .map((body) => (typeof body === "string" ? { text: body, encoding: "utf8" } : body));
