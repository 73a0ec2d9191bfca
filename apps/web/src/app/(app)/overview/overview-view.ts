import type { OverviewInput, OverviewPeriod } from "@roster/domain/overview";
import {
  intervalsOfRange,
  type OverviewInterval,
  type OverviewRange,
  overviewIntervals,
  overviewRanges,
} from "@roster/domain/vocabulary";

/** What the overview looks at, as its URL says it. The names are REST's. */
export interface OverviewView {
  range: OverviewRange;
  interval: OverviewInterval;
}

/** Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. */
export function readOverviewView(params: URLSearchParams): OverviewView {
  const range = overviewRanges.find((one) => one === params.get("range")) ?? "30d";
  const interval = overviewIntervals.find((one) => one === params.get("interval"));
  return viewOf(range, interval);
}

/** A range by those periods, or by its usual ones where it has no such. */
export function viewOf(range: OverviewRange, interval?: OverviewInterval): OverviewView {
  const intervals: readonly OverviewInterval[] = intervalsOfRange[range];
  return { range, interval: intervals.find((one) => one === interval) ?? intervalsOfRange[range][0] };
}

/** Writes it back, without what is as it is by default. */
export function overviewHref({ range, interval }: OverviewView): "/overview" | `/overview?${string}` {
  const params = new URLSearchParams();
  if (range !== "30d") params.set("range", range);
  if (interval !== intervalsOfRange[range][0]) params.set("interval", interval);
  const query = params.toString();
  return query ? `/overview?${query}` : "/overview";
}

/** The input of `overview.get` for it. */
export function overviewInput(view: OverviewView, timeZone: string): OverviewInput {
  return { ...view, timeZone };
}

type Between = Partial<Pick<OverviewPeriod, "from" | "until">>;
type ContactsHref = `/contacts?${string}`;

/** The contacts that were created between two moments. */
export function createdHref({ from, until }: Between): ContactsHref {
  return rangeHref({ created_after: from, created_before: until });
}

/** The contacts whose last message was between two moments. */
export function lastMessageHref({ from, until }: Between): ContactsHref {
  return rangeHref({ last_message_after: from, last_message_before: until });
}

function rangeHref(moments: Record<string, string | undefined>): ContactsHref {
  const given = Object.entries(moments).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/contacts?${new URLSearchParams(given)}`;
}
