import type { OverviewPeriod } from "@roster/domain/overview";
import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import type { createdHref } from "../overview-view.ts";

interface Column {
  title: string;
  countOf: (period: OverviewPeriod) => number;
}

interface PeriodsTableProps {
  /** What a row's name leads to. */
  hrefOf: (period: OverviewPeriod) => ReturnType<typeof createdHref>;
  nameOf: (period: OverviewPeriod) => string;
  periods: readonly OverviewPeriod[];
  columns: readonly Column[];
}

/** What a chart shows, as a table that can be opened. */
export function PeriodsTable({ hrefOf, nameOf, periods, columns }: PeriodsTableProps) {
  const { number } = useFormat();
  return (
    <details className="mt-2">
      <summary className="inline-block cursor-pointer rounded py-1 text-muted hover:text-text">Show as table</summary>
      <table className="mt-2 w-full border-collapse text-start">
        <thead className="border-y border-line bg-raised text-xs text-muted">
          <tr>
            <th scope="col" className="px-2 py-1.5 text-start font-medium">
              Period
            </th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" className="px-2 py-1.5 text-end font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from} className="border-b border-line">
              <th scope="row" className="px-2 py-1.5 text-start font-normal">
                <Link href={hrefOf(period)} prefetch={false} className="link">
                  {nameOf(period)}
                </Link>
              </th>
              {columns.map(({ title, countOf }) => (
                <td key={title} className="px-2 py-1.5 text-end tabular-nums">
                  {number(countOf(period))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
