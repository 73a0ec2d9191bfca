"use client";
import type { TablePreferences } from "@roster/domain";
import { useEffect, useMemo, useRef } from "react";
import { Failure } from "../../../../components/failure.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { useSlow } from "../../../../components/use-slow.ts";
import { shownColumns } from "../columns.ts";
import { type ContactsView, viewHref } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { ContactsSkeleton } from "./contacts-skeleton.tsx";
import { boxWidth, ContactsTable } from "./contacts-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { preparePanel } from "./opened-parts.ts";
import { Pagination } from "./pagination.tsx";
import type { Contacts } from "./use-contacts.ts";
import type { Selecting } from "./use-selection.ts";
import type { ChangeTable } from "./use-table.ts";
import type { ChangeView } from "./use-view.ts";

interface RegionProps {
  contacts: Contacts;
  view: ContactsView;
  change: ChangeView;
  table: TablePreferences;
  changeTable: ChangeTable;
  selecting: Selecting | null;
  edit: (uniqueId: string) => void;
}

/** The rows of a view, or why there are none; those of another view are gone as soon as one could take them for this one's. */
export function ContactsRegion(props: RegionProps) {
  const { contacts, view, change, table, changeTable, selecting, edit } = props;
  const { rows, meta, isOld, error, retry, readMore } = contacts;
  const may = useMay();
  const { number } = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const isWaiting = isOld || (meta === undefined && !error);
  const isSlow = useSlow(isWaiting);
  const isShown = meta !== undefined && !isSlow;
  const columns = useMemo(
    () => shownColumns(table.columns, { may, before: selecting ? boxWidth : 0 }),
    [table.columns, may, selecting],
  );
  const rowsOf = viewHref({ ...view, contact: null });
  const scrolled = useRef(rowsOf);
  // Other rows are read from their beginning; those that were served may have been scrolled before the script ran.
  useEffect(() => {
    if (scrolled.current === rowsOf) return;
    scrolled.current = rowsOf;
    scroller.current?.scrollTo({ top: 0 });
  }, [rowsOf]);

  if (error && !meta) return <Failure error={error} retry={retry} />;
  const isEndless = table.paging === "endless";
  return (
    <>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Table of contacts"
        aria-busy={isWaiting}
        onPointerOver={preparePanel}
        onFocus={preparePanel}
        className={`relative isolate min-h-0 flex-1 overflow-auto ${isOld && !isSlow ? "pointer-events-none opacity-50" : ""}`}
      >
        {isSlow ? <ContactsSkeleton /> : null}
        {isShown && rows.length === 0 ? <EmptyState view={view} meta={meta} change={change} /> : null}
        {isShown && rows.length > 0 ? (
          <ContactsTable
            contacts={rows}
            columns={columns}
            table={table}
            changeTable={changeTable}
            view={view}
            change={change}
            scroller={scroller}
            total={meta.total}
            selecting={selecting}
            readMore={readMore}
            edit={edit}
          />
        ) : null}
      </section>
      {isShown && !isEndless ? (
        <Pagination
          view={view}
          meta={meta}
          change={change}
          resize={(perPage) => {
            changeTable({ perPage });
            change({ perPage });
          }}
        />
      ) : null}
      {isShown && isEndless ? (
        <p className="border-t border-line px-4 py-2 text-muted tabular-nums">
          {number(rows.length)} of {number(meta.total ?? rows.length)} read
        </p>
      ) : null}
    </>
  );
}
