/** How whoever looks has dates and numbers written, and the moment that they look at. */
export interface Setting {
  locale: string;
  timeZone: string;
  /** Milliseconds of the epoch. */
  now: number;
}

const minuteMs = 60_000;
const dayCharacters = 13;
const lateDay = Date.UTC(2026, 11, 30, 12);
const units = [
  { unit: "minute", ms: minuteMs, until: 60 * minuteMs },
  { unit: "hour", ms: 60 * minuteMs, until: 24 * 60 * minuteMs },
  { unit: "day", ms: 24 * 60 * minuteMs, until: 7 * 24 * 60 * minuteMs },
] as const;

/** Writes numbers and moments (ISO 8601) for somebody. */
export function formatIn({ locale, timeZone, now }: Setting) {
  const numbers = new Intl.NumberFormat(locale);
  const brief = new Intl.NumberFormat(locale, { notation: "compact" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const days = dayFormat(locale, timeZone);
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const day = (at: string) => days.format(new Date(at));
  const number = (value: number) => numbers.format(value);
  return {
    locale,
    timeZone,
    number,
    /** As it fits an axis, not exact. */
    brief: (value: number) => brief.format(value),
    /** A part of a whole; of nothing it is nothing. */
    share: (part: number, whole: number) => percent.format(whole === 0 ? 0 : part / whole),
    counted: (count: number, one: string, several = `${one}s`) => `${number(count)} ${count === 1 ? one : several}`,
    day,
    time: (at: string) => clock.format(new Date(at)),
    exact: (at: string) => exact.format(new Date(at)),
    /** How long ago or ahead within a week, otherwise the day. */
    relative(at: string): string {
      const distance = Date.parse(at) - now;
      const found = units.find(({ until }) => Math.abs(distance) < until);
      return found ? relative.format(Math.trunc(distance / found.ms), found.unit) : day(at);
    },
  };
}

/** A day with its month's name, or in figures in a language where that is longer than a column of a table is wide. */
function dayFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const named = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  if (named.format(lateDay).length <= dayCharacters) return named;
  return new Intl.DateTimeFormat(locale, { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
}

/** The language that a browser asks for first and that this computer writes; English where there is none. */
export function localeOf(acceptLanguage: string | null): string {
  const [first = ""] = (acceptLanguage ?? "").split(/[,;]/);
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(first.trim())[0] ?? "en";
  } catch {
    return "en";
  }
}

/** A time zone by its name, where there is one of it. */
export function timeZoneOf(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name ?? "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
