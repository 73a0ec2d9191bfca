import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { z } from "zod";
import { isPlainNationalNumber, isPlainNumber, numberingPlan } from "./phone-plan.ts";

/** An ISO 3166-1 alpha-2 region that numbers without a country code are read in. */
export const Region = z
  .custom<CountryCode>((value) => typeof value === "string" && isSupportedCountry(value), {
    error: "must be a two-letter country code such as US, DE or IN",
  })
  .meta({ type: "string", pattern: "^[A-Z]{2}$", description: "A country (ISO 3166-1 alpha-2)." });
export type Region = CountryCode;

/** Every region. */
export const regions: readonly Region[] = getCountries();

export interface ParsedPhone {
  phone: string;
  isValid: boolean;
  /** Empty where there is none. */
  extension: string;
  /** Worked out when it is asked for: a file of a million rows asks for few. */
  readonly formatted: string;
}

/**
 * Reads a phone as people type it (spaces, brackets, a trunk zero, `00` for `+`) in a region.
 * Gives E.164 and the extension apart (empty where there is none), or null when libphonenumber calls it not even possible; `isValid` is false for one that is only possible.
 */
export function parsePhone(text: string, region: Region): ParsedPhone | null {
  const trimmed = text
    .normalize("NFKC")
    .trim()
    .replace(/^00(?=\s*[1-9])/, "+");
  const parse = () => parsePhoneNumberFromString(trimmed, { defaultCountry: region, extract: false });
  const plain = plainDigits(trimmed, region);
  if (plain !== null) return described(`+${plain}`, true, () => parse() as PhoneNumber);
  const number = parse();
  if (!number?.isPossible() || !/^\+[0-9]{6,15}$/.test(number.number)) return null;
  return described(number.number, number.isValid(), () => number, number.ext);
}

const international = /^\+[1-9][0-9]*(?:[ -][0-9]+)*$/;
const national = /^\(?[0-9]+\)?(?:[ .-]{0,2}[0-9]+)*$/;

/** The digits of a number that the parser would only confirm; null for the others. */
function plainDigits(text: string, region: Region): string | null {
  if (international.test(text)) {
    const digits = text.replace(/[^0-9]/g, "");
    return isPlainNumber(digits) ? digits : null;
  }
  if (!national.test(text)) return null;
  const digits = text.replace(/[^0-9]/g, "");
  return isPlainNationalNumber(digits, region) ? getCountryCallingCode(region) + digits : null;
}

function described(number: string, isValid: boolean, parsed: () => PhoneNumber, extension = ""): ParsedPhone {
  return {
    phone: number,
    isValid,
    extension,
    get formatted() {
      return parsed().formatInternational();
    },
  };
}

/** The digits that a national number written with its trunk prefix has in E.164, or null: ("0612", "FR") gives "33612". */
export function internationalDigits(digits: string, region: Region): string | null {
  const trunk = numberingPlan(region).nationalPrefix();
  if (!trunk || !digits.startsWith(trunk) || digits.length === trunk.length) return null;
  return getCountryCallingCode(region) + digits.slice(trunk.length);
}
