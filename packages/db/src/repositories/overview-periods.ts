import type { OverviewInterval, OverviewRange } from "@roster/domain";

interface Cut {
  interval: OverviewInterval;
  timeZone: string;
  /** In milliseconds, as every moment here. */
  now: number;
}

/**
 * The first moments of the whole periods of a range, the one of now being the last, and the end of that one. `oldest` is what a range
 * without a beginning goes back to.
 */
export function periodEdges(range: OverviewRange, oldest: number, { interval, timeZone, now }: Cut): number[] {
  const dateOf = (moment: number) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  const today = dateOf(now);
  const since = { "30d": () => today.subtract({ days: 29 }), "90d": () => today.subtract({ days: 89 }) };
  const first = {
    ...since,
    "12m": () => firstDayOf("month", today).subtract({ months: 11 }),
    all: () => dateOf(Math.min(oldest, now)),
  }[range]();
  const edges: number[] = [];
  let date = firstDayOf(interval, first);
  for (; Temporal.PlainDate.compare(date, today) <= 0; date = date.add(stepOf[interval])) edges.push(startOf(date));
  edges.push(startOf(date));
  // Where a zone crossed the date line a day was left out.
  return [...new Set(edges)];
}

const stepOf = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const;

function firstDayOf(interval: OverviewInterval, date: Temporal.PlainDate): Temporal.PlainDate {
  if (interval === "month") return date.with({ day: 1 });
  return interval === "week" ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
}
