"use client";
import type { PaginationMeta } from "@roster/domain";
import { useFormat } from "../../../../components/format-provider.tsx";
import { useKey } from "../../../../components/use-key.ts";
import { type ContactsView, pageSizes, viewHref } from "../contacts-view.ts";
import type { ChangeView } from "./use-view.ts";
import { ViewLink } from "./view-link.tsx";

interface PaginationProps {
  view: ContactsView;
  meta: PaginationMeta;
  change: ChangeView;
  resize: (perPage: number) => void;
}

export function Pagination({ view, meta, change, resize }: PaginationProps) {
  const { number } = useFormat();
  const last = Math.max(1, meta.totalPages ?? 1);
  useKey("[", () => {
    if (meta.page > 1) change({ page: Math.min(meta.page - 1, last), contact: null });
  });
  useKey("]", () => {
    if (meta.hasNext) change({ page: meta.page + 1, contact: null });
  });
  return (
    <nav aria-label="Pagination" className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2">
      <label className="flex items-center gap-2 text-muted">
        Rows
        <select className="field" value={view.perPage} onChange={(event) => resize(Number(event.target.value))}>
          {[...new Set([...pageSizes, view.perPage])].map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
      <span className="text-muted tabular-nums">
        {meta.page > last ? "No such page" : `Page ${number(meta.page)}`} of{" "}
        {meta.totalRelation === "estimate" ? "about " : ""}
        {number(last)}
      </span>
      <span className="ms-auto flex gap-1">
        <PageLink title="First" page={1} isPossible={meta.page > 1} view={view} />
        <PageLink title="Previous" page={Math.min(meta.page - 1, last)} isPossible={meta.page > 1} view={view} />
        <PageLink title="Next" page={meta.page + 1} isPossible={meta.hasNext} view={view} />
        <PageLink title="Last" page={last} isPossible={meta.page < last} view={view} />
      </span>
    </nav>
  );
}

interface PageLinkProps {
  title: string;
  page: number;
  isPossible: boolean;
  view: ContactsView;
}

function PageLink({ title, page, isPossible, view }: PageLinkProps) {
  if (!isPossible)
    return (
      <span className="button" aria-disabled="true">
        {title}
      </span>
    );
  return (
    <ViewLink className="button" href={viewHref({ ...view, page, contact: null })}>
      {title}
    </ViewLink>
  );
}
