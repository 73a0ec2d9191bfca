"use client";
import type { TablePreferences } from "@roster/domain";
import { contactStatuses } from "@roster/domain/vocabulary";
import { FilterMenu } from "../../../../components/filter-menu.tsx";
import { Popover } from "../../../../components/popover.tsx";
import { type ContactsView, everything, isFiltered } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { GroupMenu } from "./group-menu.tsx";
import { ViewChoices } from "./opened-parts.ts";
import { SaveSegment } from "./save-segment.tsx";
import { SearchBox } from "./search-box.tsx";
import type { ChangeTable } from "./use-table.ts";
import type { ChangeView } from "./use-view.ts";

interface ToolbarProps {
  view: ContactsView;
  change: ChangeView;
  table: TablePreferences;
  changeTable: ChangeTable;
}

export function Toolbar({ view, change, table, changeTable }: ToolbarProps) {
  const may = useMay();
  return (
    <search className="relative flex flex-wrap items-center gap-2 px-4 py-3">
      <SearchBox search={view.search} change={change} />
      <FilterMenu
        title="Status"
        options={contactStatuses.map((status) => ({ value: status, label: status }))}
        chosen={view.status}
        choose={(chosen) => change({ status: contactStatuses.filter((status) => chosen.includes(status)) })}
      />
      {may("Get:List") ? (
        <GroupMenu title="Lists" kind="list" chosen={view.listIds} choose={(listIds) => change({ listIds })} />
      ) : null}
      {may("Get:Tag") ? (
        <GroupMenu title="Tags" kind="tag" chosen={view.tagIds} choose={(tagIds) => change({ tagIds })} />
      ) : null}
      <FilterChips view={view} change={change} />
      {isFiltered(view) ? (
        <button type="button" className="button border-transparent text-muted" onClick={() => change(everything)}>
          Clear
        </button>
      ) : null}
      <SaveSegment view={view} change={change} />
      <span className="ms-auto">
        <Popover trigger="View">{() => <ViewChoices table={table} changeTable={changeTable} />}</Popover>
      </span>
    </search>
  );
}
