import fc from "fast-check";
import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { internationalDigits, parsePhone, Region } from "./phone.ts";

const numbers = getCountries().flatMap((region) => getExampleNumber(region, examples) ?? []);

test("however a valid number of any country is written, it is one number", () => {
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.constantFrom<CountryCode>("US", "DE", "IN"), (number, elsewhere) => {
      const region = number.country as CountryCode;
      const written = [
        [number.formatInternational(), elsewhere],
        [number.number.replace("+", "00"), elsewhere],
        [` ${number.number.split("").join(" ")} `, elsewhere],
        [number.formatNational(), region],
        [number.number.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))), elsewhere],
      ] as const;
      for (const [text, from] of written)
        expect(parsePhone(text, from), `${text} from ${from}`).toMatchObject({ phone: number.number, isValid: true });
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["(415) 555-0132", "US", "+14155550132"],
  ["0171 1234567", "DE", "+491711234567"],
  ["+44 (0)20 7946 0018", "US", "+442079460018"],
  ["8 (912) 345-67-89", "RU", "+79123456789"],
] as const)("%s in %s is %s", (text, region, phone) => {
  expect(parsePhone(text, region)?.phone).toBe(phone);
});

test.each(["", "abc", "12", "+", "call 4155550132 now", "+999 123 456", "4155550132 / 4155550133", "1".repeat(40)])(
  "%j is no phone",
  (text) => {
    expect(parsePhone(text, "US")).toBeNull();
  },
);

test("a number that is only possible is told from a valid one", () => {
  expect(parsePhone("+1 200 000 0000", "US")).toMatchObject({ phone: "+12000000000", isValid: false });
});

test("no text makes parsing fail, and what is given is E.164 within the column's limits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom<CountryCode>("US", "BR", "JP"), (text, region) => {
      expect(parsePhone(text, region)?.phone ?? "+123456").toMatch(/^\+[0-9]{6,15}$/);
    }),
  );
});

test("a national number's digits become international where it has a trunk prefix", () => {
  expect(internationalDigits("0612345678", "FR")).toBe("33612345678");
  expect(internationalDigits("89123456789", "RU")).toBe("79123456789");
  expect(internationalDigits("612345678", "FR")).toBeNull();
  expect(internationalDigits("0", "FR")).toBeNull();
});

test("a region is a country that has telephones", () => {
  expect(Region.safeParse("DE").success).toBe(true);
  for (const text of ["de", "XX", "Germany", "", 49]) expect(Region.safeParse(text).success).toBe(false);
});

/** What libphonenumber says, without any short cut; 00 is how people write a plus. */
function parsedByLibrary(text: string, region: CountryCode) {
  const number = parsePhoneNumberFromString(text.trim().replace(/^00(?=\s*[1-9])/, "+"), {
    defaultCountry: region,
    extract: false,
  });
  if (!number?.isPossible() || !/^\+[0-9]{6,15}$/.test(number.number)) return null;
  const { number: phone, ext: extension = "" } = number;
  return { phone, isValid: number.isValid(), formatted: number.formatInternational(), extension };
}

test("numbers are read as libphonenumber reads them, of every country and none", () => {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country))), "999", "210"];
  const digits = (maximum: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: maximum });
  const anyDigits = fc.tuple(fc.constantFrom(...codes), digits(13)).map(([code, rest]) => `+${code}${rest}`);
  const almostValid = fc
    .tuple(fc.constantFrom(...numbers), fc.nat(12), digits(2))
    .map(
      ([{ number }, at, others]) => `${number.slice(0, -at || undefined)}${others}${number.slice(-at + others.length)}`,
    );
  const example = fc.constantFrom(...numbers).map(({ number }) => number);
  const withTrunk = example.map((number) => number.replace(/^(\+\d{1,3})/, "$10"));
  const spaced = fc
    .tuple(fc.oneof(anyDigits, almostValid, example), fc.nat(14), fc.constantFrom(" ", "-", "  ", "/"))
    .map(([number, at, separator]) => `${number.slice(0, at)}${separator}${number.slice(at)}`);
  const text = fc.oneof(anyDigits, almostValid, example, withTrunk, spaced);
  const anywhere = fc.tuple(text, fc.constantFrom<CountryCode>("US", "DE", "IT", "BR", "CA"));
  const atHome = fc
    .tuple(
      fc.constantFrom(...numbers),
      fc.integer({ min: 0, max: 4 }),
      digits(4),
      fc.constantFrom("national", "digits"),
    )
    .map(([number, fewer, others, form]): [string, CountryCode] => {
      const text = form === "digits" ? number.nationalNumber : number.formatNational();
      return [
        `${text.slice(0, text.length - fewer)}${others.slice(0, Math.max(fewer, 1))}`,
        number.country as CountryCode,
      ];
    });
  fc.assert(
    fc.property(fc.oneof(anywhere, atHome), ([given, region]) => {
      expect(parsePhone(given, region), given).toEqual(parsedByLibrary(given, region));
    }),
    { numRuns: 5_000 },
  );
});
