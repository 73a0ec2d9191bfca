import type { Overview, OverviewPeriod } from "@roster/domain/overview";

export interface PeriodNames {
  /** The whole name. */
  nameOf: (period: OverviewPeriod) => string;
  /** As it fits below a chart. */
  shortNameOf: (period: OverviewPeriod) => string;
}

/** What the periods of an overview are called in a language. */
export function periodNames(
  { interval, timeZone }: Pick<Overview, "interval" | "timeZone">,
  locale: string,
): PeriodNames {
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
