import { intervalsOfRange, overviewRanges } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { periodEdges } from "./overview-periods.ts";

const day = 24 * 60 * 60_000;
// Clocks change at midnight, by half an hour, the other way round, or never; offsets are whole, half and quarter hours.
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/Havana",
  "America/Santiago",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
];
const dates = Object.fromEntries(
  [...zones, "Pacific/Apia"].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }),
  ]),
);
const cuts = overviewRanges.flatMap((range) => intervalsOfRange[range].map((interval) => ({ range, interval })));

/** The first day of the period that a moment is in, as its clocks and calendars say. */
function periodOf(moment: number, interval: string, timeZone: string): string {
  const date = dates[timeZone]?.format(moment) ?? "";
  if (interval === "month") return date.slice(0, 7);
  if (interval === "day") return date;
  const midnight = Date.parse(date);
  return new Date(midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}

test("every moment is in the period of its local date, the last one is that of now, and none is empty", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...cuts),
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) }),
      fc.integer({ min: 0, max: 900 }),
      (cut, timeZone, now, age) => {
        const oldest = now - age * day;
        const edges = periodEdges(cut.range, oldest, { interval: cut.interval, timeZone, now });
        const names = edges.map((edge) => periodOf(edge, cut.interval, timeZone));
        expect(names.at(-2)).toBe(periodOf(now, cut.interval, timeZone));
        for (const [at, edge] of edges.entries()) {
          if (at === 0) continue;
          expect(edge).toBeGreaterThan(edges[at - 1] as number);
          expect(periodOf(edge - 1, cut.interval, timeZone)).toBe(names[at - 1]);
          expect(names[at]).not.toBe(names[at - 1]);
        }
        if (cut.range === "all") expect(names[0]).toBe(periodOf(oldest, cut.interval, timeZone));
      },
    ),
  );
});

test("a range has as many days or months as it is called by, in whole periods", () => {
  const now = Date.UTC(2026, 10, 26, 12);
  const count = (range: (typeof overviewRanges)[number], interval: "day" | "week" | "month") =>
    periodEdges(range, now, { interval, timeZone: "UTC", now }).length - 1;
  expect(count("30d", "day")).toBe(30);
  expect(count("90d", "day")).toBe(90);
  expect(count("90d", "week")).toBe(14);
  expect(count("90d", "month")).toBe(4);
  expect(count("12m", "month")).toBe(12);
  expect(count("all", "month")).toBe(1);
});

test("a day that a time zone left out is no period", () => {
  const now = Date.UTC(2012, 0, 3);
  const edges = periodEdges("30d", now, { interval: "day", timeZone: "Pacific/Apia", now });
  const days = edges.map((edge) => periodOf(edge, "day", "Pacific/Apia"));
  expect(days).toContain("2011-12-29");
  expect(days).not.toContain("2011-12-30");
  expect(edges).toHaveLength(30);
});
