import { parsePhone } from "@roster/domain/phone";
import { type ExamplePhone, examplePhones } from "@roster/domain/testing/example-phones";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";

const examples = examplePhones();

async function keysOf({ owner }: TestDatabase, phones: readonly string[]): Promise<string[]> {
  const rows = await owner.execute<{ key: string }[]>(
    "select phone_key(p) as key from json_array_elements_text(?::json) with ordinality u(p, n) order by n",
    [JSON.stringify(phones)],
  );
  return rows.map(({ key }) => key);
}

function isValid(phone: string): boolean {
  const parsed = parsePhone(phone, "US");
  return parsed?.isValid === true && parsed.phone === phone;
}

/** A valid number of any country: an example whose last digits are others. */
const validNumber = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 6 }),
  )
  .map(([example, digits]) => ({ ...example, national: example.national.slice(0, -digits.length) + digits }))
  .filter(({ code, national }) => isValid(`+${code}${national}`));

/** Every way in which the number may have been stored. */
function spellingsOf({ code, national, trunk }: ExamplePhone): string[] {
  const nationals = [national];
  if (code === "54") nationals.push(national.replace(/^9/, ""));
  if (code === "52") nationals.push(`1${national}`, `01${national}`, `044${national}`, `045${national}`);
  if (code === "55" && /^..9[6-9]/.test(national)) nationals.push(national.replace(/^(..)9/, "$1"));
  return nationals.flatMap((one) => [`+${code}${one}`, `+${code}${trunk}${one}`]);
}

test("the trunk prefix and old digits change nothing of the key, in every country", async () => {
  await using place = await testDatabase();
  const spelled = examples.map(spellingsOf);
  const keys = await keysOf(place, spelled.flat());
  for (const spellings of spelled) expect(new Set(keys.splice(0, spellings.length)).size, spellings.join(" ")).toBe(1);
  await fc.assert(
    fc.asyncProperty(fc.array(validNumber, { minLength: 50, maxLength: 50 }), async (numbers) => {
      const all = numbers.map(spellingsOf);
      const found = await keysOf(place, all.flat());
      for (const spellings of all) expect(new Set(found.splice(0, spellings.length)).size, spellings.join(" ")).toBe(1);
    }),
    { numRuns: 20 },
  );
});

/** What the key does not tell apart although both are valid: a mobile of Argentina or Brazil without its 9 may be a fixed line. */
function isKnownVariant(a: string, b: string): boolean {
  const [short = "", long = ""] = [a, b].sort((x, y) => x.length - y.length);
  const argentina = /^\+54(.*)$/.exec(short);
  const brazil = /^\+55(..)([6-9].{7})$/.exec(short);
  return long === `+549${argentina?.[1]}` || long === `+55${brazil?.[1]}9${brazil?.[2]}`;
}

test("two valid numbers that differ in a digit have different keys", async () => {
  await using place = await testDatabase();
  const pair = fc
    .tuple(validNumber, fc.nat({ max: 9 }), fc.constantFrom("", ..."0123456789", "01", "9"), fc.boolean())
    .map(([{ code, national }, at, digits, isInserted]): [string, string] => {
      const place = at % national.length;
      const rest = national.slice(isInserted ? place : place + 1);
      return [`+${code}${national}`, `+${code}${national.slice(0, place)}${digits}${rest}`];
    })
    .filter(([a, b]) => a !== b && isValid(b) && !isKnownVariant(a, b));
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 50, maxLength: 50 }), async (pairs) => {
      const keys = await keysOf(place, pairs.flat());
      for (const [at, two] of pairs.entries()) expect(keys[2 * at], two.join(" ")).not.toBe(keys[2 * at + 1]);
    }),
    { numRuns: 20 },
  );
});

test("known spellings of one number meet, and numbers that only look so do not", async () => {
  await using place = await testDatabase();
  const same = [
    ["+5511987654321", "+551187654321"],
    ["+5491123456789", "+541123456789"],
    ["+525512345678", "+5215512345678"],
    ["+491701234567", "+4901701234567"],
    ["+447700900123", "+4407700900123"],
    ["+79123456789", "+789123456789"],
    ["+36201234567", "+3606201234567"],
  ];
  const different = [
    ["+390612345678", "+39612345678"],
    ["+551123456789", "+5511923456789"],
    ["+491701234567", "+491701234568"],
  ];
  const keys = await keysOf(place, [...same, ...different].flat());
  const areOne = [...same, ...different].map((_, at) => keys[2 * at] === keys[2 * at + 1]);
  expect(areOne).toEqual([...same.map(() => true), ...different.map(() => false)]);
});
