"use client";
import Link from "next/link";
import { type ContactsView, isFiltered } from "../contacts-view.ts";
import type { ChangeView } from "./use-view.ts";

export function EmptyState({ view, change }: { view: ContactsView; change: ChangeView }) {
  return (
    <div className="grid place-items-center gap-3 border-t border-line px-4 py-20 text-center">
      {isFiltered(view) ? (
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
      ) : view.page > 1 ? (
        <>
          <p>There are not that many pages.</p>
          <button type="button" className="button" onClick={() => change({ page: 1 })}>
            Go to the first
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
