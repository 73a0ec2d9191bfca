"use client";
import type { ContactList } from "@roster/domain";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../../../trpc/client.tsx";
import { DirectoryFrame } from "../../_components/directory-frame.tsx";
import { useDirectoryView } from "../../_components/use-directory-view.ts";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { directoryInput } from "../../directory-view.ts";
import { ListPanel } from "./list-panel.tsx";
import { ListsTable } from "./lists-table.tsx";

const openerId = "new-list";

export function ListsScreen() {
  const trpc = useTRPC();
  const may = useMay();
  const shown = useDirectoryView("/lists");
  const { lists, paginationMeta } = useSuspenseQuery(trpc.lists.list.queryOptions(directoryInput(shown.view))).data;
  const [open, setOpen] = useState<{ list: ContactList | null; opener: string } | null>(null);
  return (
    <div className="flex min-h-0 flex-1">
      <DirectoryFrame
        path="/lists"
        title="Lists"
        meta={paginationMeta}
        action={
          may("Create:List") ? (
            <button
              id={openerId}
              type="button"
              className="button"
              onClick={() => setOpen({ list: null, opener: openerId })}
            >
              New list
            </button>
          ) : null
        }
        {...shown}
      >
        <ListsTable lists={lists} edit={(list, opener) => setOpen({ list, opener })} />
      </DirectoryFrame>
      {open ? <ListPanel key={open.opener} {...open} close={() => setOpen(null)} /> : null}
    </div>
  );
}
