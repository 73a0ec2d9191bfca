import { intervalsOfRange, type OverviewRange, overviewRanges } from "@roster/domain/vocabulary";
import Link from "next/link";
import { type OverviewView, overviewHref, viewOf } from "../overview-view.ts";

const titles: Record<OverviewRange, string> = {
  "30d": "30 days",
  "90d": "90 days",
  "12m": "12 months",
  all: "All time",
};

/** How far back the page looks, and by what. */
export function RangeLinks({ view }: { view: OverviewView }) {
  const intervals = intervalsOfRange[view.range];
  return (
    <>
      <Choice
        label="Range"
        options={overviewRanges.map((range) => ({
          title: titles[range],
          href: overviewHref(viewOf(range)),
          isCurrent: range === view.range,
        }))}
      />
      {intervals.length > 1 ? (
        <Choice
          label="Cut by"
          options={intervals.map((interval) => ({
            title: `By ${interval}`,
            href: overviewHref(viewOf(view.range, interval)),
            isCurrent: interval === view.interval,
          }))}
        />
      ) : null}
    </>
  );
}

interface Option {
  title: string;
  href: ReturnType<typeof overviewHref>;
  isCurrent: boolean;
}

function Choice({ label, options }: { label: string; options: Option[] }) {
  return (
    <nav aria-label={label} className="flex rounded-md border border-line p-0.5">
      {options.map(({ title, href, isCurrent }) => (
        <Link
          key={title}
          href={href}
          scroll={false}
          aria-current={isCurrent ? "true" : undefined}
          className="rounded px-2.5 py-1 whitespace-nowrap text-muted hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
