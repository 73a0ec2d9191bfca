import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { z } from "zod";

/** An ISO 3166-1 alpha-2 region that numbers without a country code are read in. */
export const Region = z.custom<CountryCode>((value) => typeof value === "string" && isSupportedCountry(value), {
  error: "must be a two-letter country code such as US, DE or IN",
});
export type Region = CountryCode;

export type ParsedPhone = { phone: string; formatted: string; extension: string; isValid: boolean };

/**
 * Reads a phone as people type it (spaces, brackets, a trunk zero, `00` for `+`) in a region.
 * Gives E.164 and the extension apart (empty where there is none), or null when libphonenumber calls it not even possible; `isValid` is false for one that is only possible.
 */
export function parsePhone(text: string, region: Region): ParsedPhone | null {
  const trimmed = text
    .normalize("NFKC")
    .trim()
    .replace(/^00(?=\s*[1-9])/, "+");
  const number = parsePhoneNumberFromString(trimmed, { defaultCountry: region, extract: false });
  if (!number?.isPossible() || !/^\+[0-9]{6,15}$/.test(number.number)) return null;
  return {
    phone: number.number,
    formatted: number.formatInternational(),
    extension: number.ext ?? "",
    isValid: number.isValid(),
  };
}

/** The digits that a national number written with its trunk prefix has in E.164, or null: ("0612", "FR") gives "33612". */
export function internationalDigits(digits: string, region: Region): string | null {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  const trunk = (metadata.numberingPlan as unknown as { nationalPrefix(): string | undefined }).nationalPrefix();
  if (!trunk || !digits.startsWith(trunk) || digits.length === trunk.length) return null;
  return getCountryCallingCode(region) + digits.slice(trunk.length);
}
