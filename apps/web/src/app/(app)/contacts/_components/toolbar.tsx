"use client";
import type { TablePreferences } from "@roster/domain";
import { contactStatuses } from "@roster/domain/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../../components/filter-menu.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { type ContactsView, everything, isFiltered } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { SaveSegment } from "./save-segment.tsx";
import { SearchBox } from "./search-box.tsx";
import type { ChangeTable } from "./use-table.ts";
import type { ChangeView } from "./use-view.ts";
import { ViewMenu } from "./view-menu.tsx";

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
      {may("Get:List") ? <ListsMenu view={view} change={change} /> : null}
      {may("Get:Tag") ? <TagsMenu view={view} change={change} /> : null}
      <FilterChips view={view} change={change} />
      {isFiltered(view) ? (
        <button type="button" className="button border-transparent text-muted" onClick={() => change(everything)}>
          Clear
        </button>
      ) : null}
      <SaveSegment view={view} change={change} />
      <span className="ms-auto">
        <ViewMenu table={table} changeTable={changeTable} />
      </span>
    </search>
  );
}

type MenuProps = Pick<ToolbarProps, "view" | "change">;

function ListsMenu({ view, change }: MenuProps) {
  const trpc = useTRPC();
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup)).data ?? {};
  return (
    <FilterMenu
      title="Lists"
      options={lists.map((list) => ({ value: list.uniqueId, label: list.name, count: list.numberOfContacts }))}
      chosen={view.listIds}
      choose={(listIds) => change({ listIds })}
    />
  );
}

function TagsMenu({ view, change }: MenuProps) {
  const trpc = useTRPC();
  const { tags = [] } = useQuery(trpc.tags.list.queryOptions(everyGroup)).data ?? {};
  return (
    <FilterMenu
      title="Tags"
      options={tags.map((tag) => ({ value: tag.uniqueId, label: tag.label }))}
      chosen={view.tagIds}
      choose={(tagIds) => change({ tagIds })}
    />
  );
}
