import { internationalDigits, type Region } from "./phone.ts";

/**
 * What a search text asks for. A phone matches by digits (any of `contains` anywhere in the number, or `beginsWith` from
 * its first digit) or as literal text in the name; otherwise every word must match: long ones inside, short ones at a word's start.
 */
export type SearchTerms = PhoneTerms | { kind: "words"; contains: string[]; startsWord: string[] };
export type PhoneTerms = { kind: "phone"; contains: string; beginsWith: string | null; literal: string };

/** Reads a trimmed search text as the contract's "Search" paragraph says; null when there is nothing to search for. */
export function searchTerms(search: string, region: Region): SearchTerms | null {
  if (search === "") return null;
  const dense = search.replace(/[\s().\-/]/g, "");
  const digits = dense.replace(/^(\+|00)/, "");
  if (/^[0-9]{3,}$/.test(digits)) {
    const beginsWith = dense === digits ? internationalDigits(digits, region) : null;
    return { kind: "phone", contains: digits, beginsWith, literal: search };
  }
  const words = search.split(/\s+/);
  // An accent that was typed as a character of its own is none: both ways of writing a word mean the same.
  const isLong = (word: string) => Array.from(word.normalize("NFC")).length >= 3;
  return { kind: "words", contains: words.filter(isLong), startsWord: words.filter((word) => !isLong(word)) };
}
