import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import type { viewHref } from "../../contacts/contacts-view.ts";
import { Card } from "./card.tsx";

interface Share {
  key: string;
  name: string;
  count: number;
  href: ReturnType<typeof viewHref>;
}

interface SharesCardProps {
  title: string;
  /** What each is called. */
  kind: string;
  summary: string;
  shares: readonly Share[];
  /** Of how many contacts they are shares. */
  total: number;
  /** Those that have no bar, and the page that has them all. */
  others?: { name: string; count: number; href: "/lists" | "/tags" } | null;
}

/** Counts of contacts with a bar each: a table that is a chart. */
export function SharesCard({ title, kind, summary, shares, total, others = null }: SharesCardProps) {
  const { number, share } = useFormat();
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <Card title={title} summary={summary}>
      {shares.length === 0 ? null : (
        <table className="mt-3 w-full table-fixed border-collapse">
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="py-1 text-start font-medium">
                {kind}
              </th>
              <th scope="col" className="w-24 py-1 text-end font-medium">
                Contacts
              </th>
              <th scope="col" className="w-16 py-1 text-end font-medium">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ key, name, count, href }) => (
              <tr key={key} className="relative border-t border-line hover:bg-hover">
                <th scope="row" className="py-1.5 text-start font-normal">
                  <Link href={href} prefetch={false} className="block truncate after:absolute after:inset-0">
                    <bdi>{name}</bdi>
                  </Link>
                  <svg aria-hidden="true" width="100%" height="6" className="mt-1 block">
                    <rect width={`${(100 * count) / most}%`} height="6" rx="2" className="fill-accent" />
                  </svg>
                </th>
                <td className="py-1.5 text-end align-top tabular-nums">{number(count)}</td>
                <td className="py-1.5 text-end align-top text-muted tabular-nums">{share(count, total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others ? (
        <p className="mt-2 flex justify-between gap-4 text-muted">
          <Link href={others.href} prefetch={false} className="hover:underline">
            {others.name}
          </Link>
          <span className="tabular-nums">{number(others.count)}</span>
        </p>
      ) : null}
    </Card>
  );
}
