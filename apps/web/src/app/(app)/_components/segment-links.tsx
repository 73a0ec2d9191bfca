"use client";
import type { Segment, SegmentCount, SegmentList } from "@roster/domain";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useId } from "react";
import { useFormat } from "../../../components/format-provider.tsx";
import { useTRPC } from "../../../trpc/client.tsx";
import { ViewLink } from "../contacts/_components/view-link.tsx";
import { isFiltered, readView, viewHref } from "../contacts/contacts-view.ts";
import { countText, viewOf } from "../segments/segment-view.ts";
import { useSegmentCounts } from "../segments/use-segments.ts";

/** Links to the contacts of each segment, with how many there are. `first` is what the server knew when it made the page. */
export function SegmentLinks({ first }: { first: SegmentList }) {
  const trpc = useTRPC();
  const { segments } = useQuery(trpc.segments.list.queryOptions(undefined, { initialData: first })).data;
  const counts = useSegmentCounts(segments);
  const view = readView(new URLSearchParams(useSearchParams()));
  const current = usePathname() === "/contacts" && isFiltered(view) ? view.segment : null;
  if (segments.length === 0) return null;
  return (
    <nav aria-label="Segments" className="grid grid-cols-1 gap-3">
      {[
        { title: "Shared segments", own: segments.filter(({ isShared }) => isShared) },
        { title: "Your segments", own: segments.filter(({ isShared }) => !isShared) },
      ].map(({ title, own }) =>
        own.length > 0 ? (
          <SegmentGroup key={title} title={title} segments={own} counts={counts} current={current} />
        ) : null,
      )}
    </nav>
  );
}

interface GroupProps {
  title: string;
  segments: readonly Segment[];
  counts: ReadonlyMap<string, SegmentCount>;
  current: string | null;
}

function SegmentGroup({ title, segments, counts, current }: GroupProps) {
  const id = useId();
  return (
    <div>
      <h2 id={id} className="px-2.5 pb-1 text-xs font-medium text-muted">
        {title}
      </h2>
      <ul aria-labelledby={id}>
        {segments.map((segment) => (
          <li key={segment.uniqueId}>
            <ContactsLink href={viewHref(viewOf(segment))} isCurrent={segment.uniqueId === current}>
              <span dir="auto" className="min-w-0 flex-1 truncate" title={segment.name}>
                {segment.name}
              </span>
              <Count count={counts.get(segment.uniqueId)} />
            </ContactsLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ContactsLinkProps {
  href: ReturnType<typeof viewHref>;
  isCurrent: boolean;
  children: ReactNode;
}

/** A link to the contacts page, from there without asking the server for it. */
function ContactsLink({ href, isCurrent, children }: ContactsLinkProps) {
  const shared = {
    className: "navigation-link flex items-baseline gap-2",
    "aria-current": isCurrent ? "page" : undefined,
  } as const;
  if (usePathname() === "/contacts")
    return (
      <ViewLink href={href} {...shared}>
        {children}
      </ViewLink>
    );
  return (
    <Link href={href} prefetch={false} {...shared}>
      {children}
    </Link>
  );
}

/** Keeps its line's height while it is not known. */
function Count({ count }: { count: SegmentCount | undefined }) {
  const { number } = useFormat();
  return (
    <span className="shrink-0 text-xs text-muted tabular-nums">{count ? countText(count, number) : "\u00a0"}</span>
  );
}
