"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useMemo, useRef } from "react";
import { useTRPC } from "../../../../trpc/client.tsx";
import { type DuplicatesView, duplicatesHref, duplicatesInput, readDuplicatesView } from "../duplicates-view.ts";
import { DuplicateCard } from "./duplicate-card.tsx";
import { useResolved } from "./use-resolved.tsx";

export function DuplicatesScreen() {
  const trpc = useTRPC();
  const params = useSearchParams();
  const view = useMemo(() => readDuplicatesView(new URLSearchParams(params)), [params]);
  const { groups, paginationMeta } = useSuspenseQuery(trpc.duplicates.list.queryOptions(duplicatesInput(view))).data;
  const heading = useRef<HTMLHeadingElement>(null);
  const resolved = useResolved(() => heading.current?.focus());
  const { total, nextCursor, prevCursor } = paginationMeta;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          Duplicates
        </h1>
        <output className="text-muted tabular-nums">
          {total === undefined ? "" : `${total.toLocaleString("en")} ${total === 1 ? "group" : "groups"}`}
        </output>
        {view.contactId === null ? null : (
          <Link className="link" href="/duplicates" prefetch={false}>
            Show all
          </Link>
        )}
      </div>
      <p className="mt-1 max-w-prose text-muted">
        Contacts that may be one person. Merging keeps all their lists, tags and conversations, and can be undone.
      </p>
      {groups.length === 0 ? (
        <Nothing view={view} />
      ) : (
        <ul aria-label="Possible duplicates" className="mt-4 grid gap-4">
          {groups.map((group) => (
            <li key={group.contacts.map(({ uniqueId }) => uniqueId).join()}>
              <DuplicateCard group={group} resolved={resolved} />
            </li>
          ))}
        </ul>
      )}
      {nextCursor !== null || prevCursor !== null ? (
        <nav aria-label="Pagination" className="mt-4 flex justify-end gap-1">
          <Turn title="Previous" cursor={prevCursor} view={view} />
          <Turn title="Next" cursor={nextCursor} view={view} />
        </nav>
      ) : null}
      {resolved.toast}
    </>
  );
}

function Nothing({ view }: { view: DuplicatesView }) {
  return (
    <div className="mt-4 grid place-items-center gap-3 rounded-lg border border-line px-4 py-16 text-center">
      <p>
        {view.contactId === null
          ? view.cursor === null
            ? "There are no possible duplicates."
            : "There are no more possible duplicates."
          : "This contact has no possible duplicates."}
      </p>
      <Link className="button" href={view.cursor === null ? "/contacts" : "/duplicates"} prefetch={false}>
        {view.cursor === null ? "Go to the contacts" : "Start again"}
      </Link>
    </div>
  );
}

function Turn({ title, cursor, view }: { title: string; cursor: string | null; view: DuplicatesView }) {
  if (cursor === null)
    return (
      <span className="button" aria-disabled="true">
        {title}
      </span>
    );
  return (
    <Link className="button" href={duplicatesHref({ ...view, cursor })} prefetch={false}>
      {title}
    </Link>
  );
}
