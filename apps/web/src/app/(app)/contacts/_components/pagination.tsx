"use client";
import type { PaginationMeta } from "@roster/domain";
import Link from "next/link";
import { type ContactsView, pageSizes, viewHref } from "../contacts-view.ts";
import type { ChangeView } from "./use-view.ts";

export function Pagination({ view, meta, change }: { view: ContactsView; meta: PaginationMeta; change: ChangeView }) {
  const last = Math.max(1, meta.totalPages ?? 1);
  return (
    <nav aria-label="Pagination" className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <label className="flex items-center gap-2 text-muted">
        Rows
        <select
          className="field"
          value={view.perPage}
          onChange={(event) => change({ perPage: Number(event.target.value) })}
        >
          {pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
      <span className="text-muted tabular-nums">
        {meta.page > last ? "No such page" : `Page ${meta.page.toLocaleString("en")}`} of{" "}
        {meta.totalRelation === "estimate" ? "about " : ""}
        {last.toLocaleString("en")}
      </span>
      <span className="ml-auto flex gap-1">
        <PageLink title="First" page={1} isPossible={meta.page > 1} view={view} />
        <PageLink title="Previous" page={Math.min(meta.page - 1, last)} isPossible={meta.page > 1} view={view} />
        <PageLink title="Next" page={meta.page + 1} isPossible={meta.hasNext} view={view} />
        <PageLink title="Last" page={last} isPossible={meta.page < last} view={view} />
      </span>
    </nav>
  );
}

function PageLink({
  title,
  page,
  isPossible,
  view,
}: {
  title: string;
  page: number;
  isPossible: boolean;
  view: ContactsView;
}) {
  if (!isPossible)
    return (
      <span className="button" aria-disabled="true">
        {title}
      </span>
    );
  return (
    <Link className="button" href={viewHref({ ...view, page, contact: null })} prefetch={false}>
      {title}
    </Link>
  );
}
