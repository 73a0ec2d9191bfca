import type { Overview } from "@roster/domain/overview";
import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import { defaultView, viewHref } from "../../contacts/contacts-view.ts";
import { createdHref } from "../overview-view.ts";

/** What the periods come to. */
export function Figures({ overview: { contacts, periods } }: { overview: Overview }) {
  const sum = (of: "created" | "received" | "sent") => periods.reduce((total, period) => total + (period[of] ?? 0), 0);
  const [first] = periods;
  const hasMessages = first?.received !== undefined;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-4 lg:grid-cols-4">
      <Figure title="Contacts" count={contacts.total} href={viewHref(defaultView)} />
      <Figure
        title="New in this range"
        count={sum("created")}
        href={createdHref({ from: first?.from, until: periods.at(-1)?.until })}
      />
      {hasMessages ? (
        <>
          <Figure title="Messages received" count={sum("received")} />
          <Figure title="Messages sent" count={sum("sent")} />
        </>
      ) : null}
    </dl>
  );
}

interface FigureProps {
  title: string;
  count: number;
  href?: ReturnType<typeof viewHref>;
}

function Figure({ title, count, href }: FigureProps) {
  const { number } = useFormat();
  return (
    <div className="relative rounded-lg border border-line p-4 has-[a:hover]:bg-hover">
      <dt className="text-muted">{title}</dt>
      <dd className="text-xl font-semibold tabular-nums">
        {href ? (
          <Link href={href} prefetch={false} className="after:absolute after:inset-0">
            <span className="sr-only">{title}: </span>
            {number(count)}
          </Link>
        ) : (
          number(count)
        )}
      </dd>
    </div>
  );
}
