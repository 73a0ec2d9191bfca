import type { Overview, OverviewPeriod } from "@roster/domain/overview";

/** That of the pages' own words. */
const locale = "en-GB";

const whole = new Intl.NumberFormat(locale);
const short = new Intl.NumberFormat(locale, { notation: "compact" });
const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });

/** A count, every digit of it. */
export const exactly = (count: number) => whole.format(count);
/** A count as it fits an axis. */
export const briefly = (count: number) => short.format(count);
/** A part of a whole; of nothing, nothing. */
export const shareOf = (part: number, of: number) => share.format(of === 0 ? 0 : part / of);

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${exactly(count)} ${count === 1 ? one : several}`;
}

export interface PeriodNames {
  /** The whole name. */
  nameOf: (period: OverviewPeriod) => string;
  /** As it fits below a chart. */
  shortNameOf: (period: OverviewPeriod) => string;
}

/** What the periods of an overview are called. */
export function periodNames({ interval, timeZone }: Pick<Overview, "interval" | "timeZone">): PeriodNames {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    return ({ from }: OverviewPeriod) => format(new Date(from));
  };
  if (interval === "month")
    return {
      nameOf: format({ month: "long", year: "numeric" }),
      shortNameOf: format({ month: "short", year: "numeric" }),
    };
  const day = format({ day: "numeric", month: "long", year: "numeric" });
  return {
    nameOf: interval === "week" ? (period) => `Week of ${day(period)}` : day,
    shortNameOf: format({ day: "numeric", month: "short" }),
  };
}
