import type { Overview } from "@roster/domain/overview";
import { useFormat } from "../../../../components/format-provider.tsx";
import { createdHref } from "../overview-view.ts";
import { periodNames } from "../period-names.ts";
import { Card } from "./card.tsx";
import { PeriodsTable } from "./periods-table.tsx";
import { TimeChart } from "./time-chart.tsx";

/** Contacts as they came, and as they became more. */
export function ContactsCards({ overview }: { overview: Overview }) {
  const { periods, interval } = overview;
  const { locale, number, counted } = useFormat();
  const { nameOf, shortNameOf } = periodNames(overview, locale);
  const created = periods.reduce((sum, period) => sum + period.created, 0);
  const best = periods.reduce((most, period) => (period.created > most.created ? period : most));
  const [first] = periods;
  const before = (first?.total ?? 0) - (first?.created ?? 0);
  return (
    <>
      <Card
        title={`New contacts by ${interval}`}
        summary={`${counted(created, "contact")} in this range.${created > 0 ? ` Most in one ${interval}: ${number(best.created)} (${nameOf(best)}).` : ""}`}
      >
        <TimeChart
          label={`New contacts by ${interval}`}
          shape="bars"
          series={[{ title: "New contacts", color: "fill-accent" }]}
          marks={periods.map((period) => ({
            key: period.from,
            name: shortNameOf(period),
            label: `${nameOf(period)}: ${counted(period.created, "new contact")}`,
            href: createdHref(period),
            values: [period.created],
          }))}
        />
        <PeriodsTable
          nameOf={nameOf}
          hrefOf={createdHref}
          periods={periods}
          columns={[{ title: "New contacts", countOf: ({ created }) => created }]}
        />
      </Card>
      <Card
        title="All contacts"
        summary={`${number(before)} before this range, ${number(periods.at(-1)?.total ?? 0)} at its end. Contacts that were deleted are not counted.`}
      >
        <TimeChart
          label={`All contacts by ${interval}`}
          shape="line"
          series={[{ title: "All contacts", color: "fill-accent" }]}
          marks={periods.map((period) => ({
            key: period.from,
            name: shortNameOf(period),
            label: `${nameOf(period)}: ${counted(period.total, "contact")} at its end`,
            href: createdHref({ until: period.until }),
            values: [period.total],
          }))}
        />
        <PeriodsTable
          nameOf={nameOf}
          hrefOf={({ until }) => createdHref({ until })}
          periods={periods}
          columns={[{ title: "All contacts", countOf: ({ total }) => total }]}
        />
      </Card>
    </>
  );
}
