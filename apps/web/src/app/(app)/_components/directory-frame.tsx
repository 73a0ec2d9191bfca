"use client";
import type { PaginationMeta } from "@roster/domain";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormat } from "../../../components/format-provider.tsx";
import { SearchBox } from "../contacts/_components/search-box.tsx";
import { type DirectoryPath, type DirectoryView, directoryHref } from "../directory-view.ts";
import type { useDirectoryView } from "./use-directory-view.ts";

interface DirectoryFrameProps extends ReturnType<typeof useDirectoryView> {
  path: DirectoryPath;
  title: string;
  meta: PaginationMeta;
  /** What stands at the end of the heading's line. */
  action: ReactNode;
  children: ReactNode;
}

/** A page of lists or tags: its heading, a search, a part of them and the way to the next. */
export function DirectoryFrame({ path, title, meta, action, view, change, isPending, children }: DirectoryFrameProps) {
  const { number } = useFormat();
  const { total = 0 } = meta;
  return (
    <section aria-labelledby="directory-title" className="flex min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 pt-4">
        <h1 id="directory-title" className="text-base font-semibold">
          {title}
        </h1>
        <output className="text-muted tabular-nums">{number(total)}</output>
        <div className="ms-auto">{action}</div>
      </div>
      <search className="px-4 py-3">
        <SearchBox label={`Search ${title.toLowerCase()}`} placeholder="Name  /" search={view.search} change={change} />
      </search>
      <div aria-busy={isPending} className={`flex-1 motion-safe:transition-opacity ${isPending ? "opacity-50" : ""}`}>
        {total > 0 && meta.page > (meta.totalPages ?? 1) ? (
          <p className="border-t border-line px-4 py-20 text-center">There is no such page.</p>
        ) : total === 0 ? (
          <p className="border-t border-line px-4 py-20 text-center">
            {view.search ? "None has this in its name." : "There are none yet."}
          </p>
        ) : (
          children
        )}
      </div>
      <Turns path={path} view={view} meta={meta} />
    </section>
  );
}

function Turns({ path, view, meta }: { path: DirectoryPath; view: DirectoryView; meta: PaginationMeta }) {
  const { number } = useFormat();
  const last = Math.max(1, meta.totalPages ?? 1);
  if (last === 1 && meta.page === 1) return null;
  return (
    <nav aria-label="Pagination" className="flex flex-wrap items-center gap-2 px-4 py-3">
      <span className="text-muted tabular-nums">
        Page {number(meta.page)} of {number(last)}
      </span>
      <span className="ms-auto flex gap-1">
        <Turn title="Previous" page={meta.page > 1 ? Math.min(meta.page - 1, last) : null} path={path} view={view} />
        <Turn title="Next" page={meta.hasNext ? meta.page + 1 : null} path={path} view={view} />
      </span>
    </nav>
  );
}

interface TurnProps {
  title: string;
  page: number | null;
  path: DirectoryPath;
  view: DirectoryView;
}

function Turn({ title, page, path, view }: TurnProps) {
  if (page === null)
    return (
      <span className="button" aria-disabled="true">
        {title}
      </span>
    );
  return (
    <Link className="button" href={directoryHref(path, { ...view, page })} prefetch={false}>
      {title}
    </Link>
  );
}
