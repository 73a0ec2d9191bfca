import { attributeOps } from "@roster/domain";
import fc from "fast-check";
import type { Parameter, Parameters } from "../../src/rest/query-string.ts";
import { hostileText, prototypeNames } from "./hostile-texts.ts";
import { fewOf } from "./schema-names.ts";
import { valueFor } from "./values.ts";

/** A text as a URL has it; a lone surrogate as the bytes that no UTF-8 has. */
export function escaped(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufdd0")).replaceAll("%EF%B7%90", "%ED%A0%80");
}

const textOf = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value)).slice(0, 7_000);

function textsOf({ style }: Parameter, value: unknown): string[] {
  if (style === "repeated" && Array.isArray(value)) return value.map(textOf);
  return style === "comma" && Array.isArray(value) ? [value.map(textOf).join(",")] : [textOf(value)];
}

const inner = fc.oneof(
  fc.constantFrom("[city]", "[orders]", "[a.b]", "", "[", "[]", "[city][eq][eq]"),
  hostileText.map((text) => `[${text}]`),
);
const operator = fc.oneof(
  fc.constantFrom("", ...Object.keys(attributeOps).map((op) => `[${op}]`)),
  hostileText.map((text) => `[${text}]`),
);

const pairsOf = (name: string, parameter: Parameter): fc.Arbitrary<[string, string][]> => {
  const value =
    parameter.style === "bracketed"
      ? fc.oneof(fc.constantFrom("Vigo", "1", "true", "null", '"1"'), hostileText)
      : valueFor(parameter.key, "contact");
  const full =
    parameter.style === "bracketed"
      ? fc.tuple(inner, operator).map(([key, op]) => `${name}${key}${op}`)
      : fc.constant(name);
  return fc.tuple(full, value, fc.nat({ max: 12 })).map(([written, given, times]) => {
    const texts = textsOf(parameter, given);
    return [...texts, ...(times === 0 ? texts : [])].map((text) => [written, text]);
  });
};

const unknown = fc.oneof(
  { weight: 14, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(fc.constantFrom("limit", "per_pag", "listId", "x", ...prototypeNames), hostileText), hostileText)
      .map(([name, text]) => `${escaped(name)}=${escaped(text)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "%",
      "%zz=1",
      "%ff=%fe",
      "search=%ED%A0%80",
      "search=%00",
      "&&&",
      "=",
      "==",
      "a=b=c",
      "search=caf\u00e9",
      "?",
    ),
  },
);

/** A query string with a few of a route's parameters, and sometimes what is none. */
export function queryText(parameters: Parameters): fc.Arbitrary<string> {
  const names = Object.keys(parameters);
  return fc.tuple(fewOf(names, 3), unknown).chain(([chosen, more]) =>
    fc.tuple(...chosen.map((name) => pairsOf(name, parameters[name] as Parameter))).map((pairs) => {
      const texts = pairs.flat().map(([name, text]) => `${escaped(name)}=${escaped(text)}`);
      const all = [...texts, more].filter(Boolean).join("&");
      return all === "" ? "" : `?${all}`;
    }),
  );
}
