"use client";
import type { ColumnPlace, ContactColumn } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { columnWidth, moved, type ShownColumn } from "../columns.ts";
import type { ContactsView } from "../contacts-view.ts";
import { pinned } from "./pinned.ts";
import type { ChangeTable } from "./use-table.ts";
import type { ChangeView } from "./use-view.ts";

interface HeadingProps {
  column: ShownColumn;
  places: readonly ColumnPlace[];
  changeTable: ChangeTable;
  view: ContactsView;
  change: ChangeView;
}

const dragged = "application/x-roster-column";

/** A column's heading: it sorts, is dragged to another place, and its end is dragged to another width. */
export function ColumnHeading({ column, places, changeTable, view, change }: HeadingProps) {
  const { key, title, sort } = column;
  const isSorted = sort !== undefined && view.sortBy === sort;
  return (
    <th
      ref={(cell) => pinned(cell, column)}
      scope="col"
      aria-sort={
        sort === undefined ? undefined : isSorted ? (view.order === "asc" ? "ascending" : "descending") : "none"
      }
      className={`heading p-0 font-medium ${column.pinnedAt === null ? "" : "z-30"}`}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragged)) event.preventDefault();
      }}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(dragged) as ContactColumn;
        event.preventDefault();
        changeTable({
          columns: moved(
            places,
            from,
            places.findIndex((place) => place.key === key),
          ),
        });
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the menu of the view moves columns by keyboard */}
      <div draggable onDragStart={(event) => event.dataTransfer.setData(dragged, key)}>
        {sort ? (
          <button
            type="button"
            className={`flex w-full items-center gap-1 px-3 py-2 text-start whitespace-nowrap hover:text-text ${isSorted ? "text-text" : ""}`}
            onClick={() => change({ sortBy: sort, order: nextOrder(view, column) })}
          >
            <span className="truncate">{title}</span>
            <span aria-hidden="true" className="w-3">
              {isSorted ? (view.order === "asc" ? "↑" : "↓") : ""}
            </span>
          </button>
        ) : (
          <span className="block truncate px-3 py-2 text-start" dir="auto">
            {title}
          </span>
        )}
      </div>
      <Resizer
        column={column}
        resize={(width) =>
          changeTable({ columns: places.map((place) => (place.key === key ? { ...place, width } : place)) })
        }
      />
    </th>
  );
}

function nextOrder(view: ContactsView, { sort }: ShownColumn) {
  if (view.sortBy === sort) return view.order === "asc" ? "desc" : "asc";
  return sort === "name" || sort === "phone" || sort === "status" ? "asc" : "desc";
}

/** The end of a heading. Arrows resize by keyboard. */
function Resizer({ column, resize }: { column: ShownColumn; resize: (width: number) => void }) {
  const begin = useRef<{ x: number; width: number } | null>(null);

  function colOf(handle: HTMLElement): HTMLElement | null {
    const cell = handle.closest("th");
    return cell?.closest("table")?.querySelector<HTMLElement>(`colgroup col:nth-child(${cell.cellIndex + 1})`) ?? null;
  }

  function widthAt(event: PointerEvent<HTMLElement>): number | null {
    if (!begin.current) return null;
    const sign = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    return columnWidth(begin.current.width + sign * (event.clientX - begin.current.x));
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(columnWidth(column.width + step));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; a separator that has the focus can
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.title}`}
      aria-valuenow={column.width}
      aria-valuemin={limits.columnPixelsMinimum}
      aria-valuemax={limits.columnPixels}
      tabIndex={0}
      className="absolute inset-y-1 end-0 w-2 cursor-col-resize touch-none border-e-2 border-transparent hover:border-accent focus-visible:border-accent"
      onKeyDown={press}
      // The heading beside it would be dragged.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begin.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== null) colOf(event.currentTarget)?.setAttribute("width", String(width));
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        begin.current = null;
        if (width !== null && width !== column.width) resize(width);
      }}
    />
  );
}
