import { type CountryCode, getCountries, getCountryCallingCode, Metadata } from "libphonenumber-js/max";

/** What libphonenumber knows of a country's numbers; its types leave most of it out. */
interface NumberingPlan {
  IDDPrefix(): string;
  nationalNumberPattern(): string;
  possibleLengths(): number[];
  nationalPrefix(): string | undefined;
  nationalPrefixForParsing(): string | undefined;
  leadingDigits(): string | undefined;
  type(name: string): { pattern(): string | undefined; possibleLengths(): number[] | undefined } | undefined;
}

const types = [
  "FIXED_LINE",
  "MOBILE",
  "PREMIUM_RATE",
  "TOLL_FREE",
  "SHARED_COST",
  "VOIP",
  "PERSONAL_NUMBER",
  "PAGER",
  "UAN",
  "VOICEMAIL",
];

export function numberingPlan(region: CountryCode): NumberingPlan {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  return metadata.numberingPlan as unknown as NumberingPlan;
}

const codes = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

/**
 * True when `+` and these digits are certainly a valid number as they stand: the parser would find them so in the plan of the
 * first country that has the code, and change nothing. False when only the parser can tell. Files hold mostly such numbers,
 * and one pattern costs a tenth of the parser.
 */
export function isPlainNumber(digits: string): boolean {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length);
    if (codes.has(code)) return internationalPattern(code)?.test(digits.slice(length)) ?? false;
  }
  return false;
}

/** The same of digits without a country's code, in the region that they are read in. */
export function isPlainNationalNumber(digits: string, region: CountryCode): boolean {
  return nationalPattern(region)?.test(digits) ?? false;
}

const internationalPattern = remembered((code: string) => {
  const plan = numberingPlan(firstCountry(code));
  return pattern(plan, plan.nationalPrefixForParsing());
});

const nationalPattern = remembered((region: CountryCode) => {
  const code = getCountryCallingCode(region);
  if (firstCountry(code) !== region) return null;
  const plan = numberingPlan(region);
  const prefixes = [plan.nationalPrefixForParsing(), plan.IDDPrefix(), code].filter(Boolean);
  return pattern(plan, prefixes.join("|"));
});

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function firstCountry(code: string): CountryCode {
  const metadata = new Metadata() as unknown as { getCountryCodesForCallingCode(code: string): [CountryCode] };
  return metadata.getCountryCodesForCallingCode(code)[0];
}

/** Matches the valid numbers of a plan that begin with nothing the parser might take off. */
function pattern(plan: NumberingPlan, prefix: string | undefined): RegExp | null {
  if (plan.leadingDigits()) return null;
  const alternatives = types.flatMap((name) => {
    const type = plan.type(name);
    const digits = type?.pattern();
    return digits ? [`(?=${ofLength(type?.possibleLengths())})(?:${digits})$`] : [];
  });
  if (alternatives.length === 0) return null;
  const unprefixed = prefix ? `(?!${prefix})` : "";
  const general = `(?=(?:${plan.nationalNumberPattern()})$)(?=${ofLength(plan.possibleLengths())})`;
  return new RegExp(`^${unprefixed}${general}(?:${alternatives.join("|")})`);
}

function ofLength(lengths: readonly number[] | undefined): string {
  return lengths ? `(?:${lengths.map((length) => `\\d{${length}}`).join("|")})$` : "";
}
