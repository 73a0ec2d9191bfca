import { expect, test } from "vitest";
import { formatIn, localeOf, timeZoneOf } from "./format.ts";

const now = Date.parse("2026-03-10T12:00:00.000Z");
const english = formatIn({ locale: "en", timeZone: "UTC", now });

test("what is near is told by how far it is, and what is not by its day", () => {
  expect(english.relative("2026-03-10T11:59:30.000Z")).toBe("this minute");
  expect(english.relative("2026-03-10T11:15:00.000Z")).toBe("45 min. ago");
  expect(english.relative("2026-03-10T07:00:00.000Z")).toBe("5 hr. ago");
  expect(english.relative("2026-03-09T11:00:00.000Z")).toBe("yesterday");
  expect(english.relative("2026-03-13T12:00:01.000Z")).toBe("in 3 days");
  expect(english.relative("2026-03-01T12:00:00.000Z")).toBe("Mar 1, 2026");
});

test("days and times are those of the time zone, and numbers those of the language", () => {
  const indian = formatIn({ locale: "en-IN", timeZone: "Asia/Kolkata", now });
  expect(indian.day("2026-03-01T20:00:00.000Z")).toBe("2 Mar 2026");
  expect(indian.number(1_234_567)).toBe("12,34,567");
  expect(formatIn({ locale: "de", timeZone: "UTC", now }).number(1_632)).toBe("1.632");
});

test("a day fits a column in every language", () => {
  const day = (locale: string) => formatIn({ locale, timeZone: "UTC", now }).day("2026-12-30T12:00:00.000Z");
  expect([day("pt-BR"), day("fr"), day("ja")]).toEqual(["30/12/2026", "30 déc. 2026", "2026/12/30"]);
  for (const locale of "ar bn de es fa he hi hu id it ko pl ru sw th tr uk ur vi zh".split(" "))
    expect(day(locale).length, locale).toBeLessThanOrEqual(13);
});

test("a language or time zone that there is not is English and UTC", () => {
  expect([localeOf("pt-BR,pt;q=0.9"), localeOf("xx-not_a"), localeOf(null), localeOf("*")]).toEqual([
    "pt-BR",
    "en",
    "en",
    "en",
  ]);
  expect([timeZoneOf("America/Bogota"), timeZoneOf("Mars/Olympus"), timeZoneOf(undefined)]).toEqual([
    "America/Bogota",
    "UTC",
    "UTC",
  ]);
});
