"use client";
import type { PaginationMeta } from "@roster/domain";
import Link from "next/link";
import { type ContactsView, isFiltered, viewHref } from "../contacts-view.ts";
import type { ChangeView } from "./use-view.ts";

interface EmptyStateProps {
  view: ContactsView;
  meta: PaginationMeta;
  change: ChangeView;
}

export function EmptyState({ view, meta, change }: EmptyStateProps) {
  const last = meta.totalPages ?? 0;
  return (
    <div className="grid place-items-center gap-3 border-t border-line px-4 py-20 text-center">
      {last > 0 ? (
        <>
          <p>
            There is no page {meta.page.toLocaleString("en")}; the last is {last.toLocaleString("en")}.
          </p>
          <Link className="button" href={viewHref({ ...view, page: last })} prefetch={false}>
            Go to the last
          </Link>
        </>
      ) : isFiltered(view) ? (
        <>
          <p>No contact fits this search and these filters.</p>
          <button
            type="button"
            className="button"
            onClick={() => change({ search: "", status: [], listIds: [], tagIds: [] })}
          >
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
