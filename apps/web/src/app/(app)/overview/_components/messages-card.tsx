import type { Overview } from "@roster/domain/overview";
import { useFormat } from "../../../../components/format-provider.tsx";
import { lastMessageHref } from "../overview-view.ts";
import { periodNames } from "../period-names.ts";
import { Card } from "./card.tsx";
import { PeriodsTable } from "./periods-table.tsx";
import { TimeChart } from "./time-chart.tsx";

/** Messages in and out, for who may read them. */
export function MessagesCard({ overview }: { overview: Overview }) {
  const { interval } = overview;
  const { locale, number, counted } = useFormat();
  const { nameOf, shortNameOf } = periodNames(overview, locale);
  const periods = overview.periods.filter(({ received, sent }) => received !== undefined && sent !== undefined);
  if (periods.length === 0) return null;
  const receivedOf = ({ received = 0 }: (typeof periods)[number]) => received;
  const sentOf = ({ sent = 0 }: (typeof periods)[number]) => sent;
  const sum = (countOf: typeof sentOf) => periods.reduce((total, period) => total + countOf(period), 0);
  return (
    <Card
      isWide
      title={`Messages by ${interval}`}
      summary={`${number(sum(receivedOf))} received and ${number(sum(sentOf))} sent in this range. A bar leads to the contacts whose last message was then.`}
    >
      <TimeChart
        label={`Messages by ${interval}`}
        shape="bars"
        series={[
          { title: "Received", color: "fill-accent" },
          { title: "Sent", color: "fill-second" },
        ]}
        marks={periods.map((period) => ({
          key: period.from,
          name: shortNameOf(period),
          label: `${nameOf(period)}: ${counted(receivedOf(period), "message")} received, ${number(sentOf(period))} sent`,
          href: lastMessageHref(period),
          values: [receivedOf(period), sentOf(period)],
        }))}
      />
      <PeriodsTable
        nameOf={nameOf}
        hrefOf={lastMessageHref}
        periods={periods}
        columns={[
          { title: "Received", countOf: receivedOf },
          { title: "Sent", countOf: sentOf },
        ]}
      />
    </Card>
  );
}
