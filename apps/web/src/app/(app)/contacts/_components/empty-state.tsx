"use client";
import type { PaginationMeta } from "@roster/domain";
import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import { type ContactsView, everything, isFiltered, viewHref } from "../contacts-view.ts";
import type { ChangeView } from "./use-view.ts";
import { ViewLink } from "./view-link.tsx";

interface EmptyStateProps {
  view: ContactsView;
  meta: PaginationMeta;
  change: ChangeView;
}

export function EmptyState({ view, meta, change }: EmptyStateProps) {
  const { number } = useFormat();
  const last = meta.totalPages ?? 0;
  return (
    <div className="grid place-items-center gap-3 border-t border-line px-4 py-20 text-center">
      {last > 0 ? (
        <>
          <p>
            There is no page {number(meta.page)}; the last is {number(last)}.
          </p>
          <ViewLink className="button" href={viewHref({ ...view, page: last })}>
            Go to the last
          </ViewLink>
        </>
      ) : isFiltered(view) ? (
        <>
          <p>No contact fits this search and these filters.</p>
          <button type="button" className="button" onClick={() => change(everything)}>
            Clear them
          </button>
        </>
      ) : (
        <>
          <p>There are no contacts yet.</p>
          <Link href="/import" className="button button-primary">
            Import a file
          </Link>
        </>
      )}
    </div>
  );
}
