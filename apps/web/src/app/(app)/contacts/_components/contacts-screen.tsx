"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useKey } from "../../../../components/use-key.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { listInput } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ContactPanel } from "./contact-panel.tsx";
import { ContactsTable } from "./contacts-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { NewContactPanel } from "./new-contact-panel.tsx";
import { Pagination } from "./pagination.tsx";
import { Toolbar } from "./toolbar.tsx";
import type { Wanted } from "./use-bulk.ts";
import { useDone } from "./use-done.tsx";
import { useSelection } from "./use-selection.ts";
import { useView } from "./use-view.ts";

const openerId = "new-contact";

export function ContactsScreen() {
  const trpc = useTRPC();
  const may = useMay();
  const { view, wanted, change, isPending } = useView();
  const { data } = useSuspenseQuery(trpc.contacts.list.queryOptions(listInput(view)));
  const { contacts, paginationMeta } = data;
  const show = (contact: string | null, { isReplacing = false } = {}) =>
    change({ contact, page: view.page }, { isReplacing });
  const { toast, created, deleted } = useDone(show);
  // The form stands over what was open then, and ends with it.
  const [form, setForm] = useState<{ over: string | null } | null>(null);
  const mayCreate = may("Create:Contact");
  const isCreating = mayCreate && form?.over === view.contact;
  const begin = () => setForm({ over: view.contact });
  useKey("n", () => {
    if (mayCreate) begin();
  });
  const { selection, selecting, selectMatching, selectNone } = useSelection(view, contacts);
  const mayChange = may("Update:Contact");
  const total = `${paginationMeta.totalRelation === "estimate" ? "about " : ""}${(paginationMeta.total ?? 0).toLocaleString("en")}`;
  function bulkDone({ changes, selection: changed }: Wanted) {
    if (changed === selection) selectNone();
    if (changes.delete && view.contact) show(null, { isReplacing: true });
  }
  return (
    <div className="flex min-h-0 flex-1">
      <section aria-labelledby="contacts-title" className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline gap-2 px-4 pt-4">
          <h1 id="contacts-title" className="text-base font-semibold">
            Contacts
          </h1>
          <output className="text-muted tabular-nums">{total}</output>
          {mayCreate ? (
            <button id={openerId} type="button" className="button ml-auto" aria-keyshortcuts="n" onClick={begin}>
              New contact
            </button>
          ) : null}
        </div>
        <Toolbar view={wanted} change={change} />
        {mayChange ? (
          <BulkBar
            view={view}
            selection={selection}
            total={total}
            selectMatching={selectMatching}
            selectNone={selectNone}
            done={bulkDone}
          />
        ) : null}
        <div aria-busy={isPending} className={`flex-1 motion-safe:transition-opacity ${isPending ? "opacity-50" : ""}`}>
          {contacts.length === 0 ? (
            <EmptyState view={view} meta={paginationMeta} change={change} />
          ) : (
            <ContactsTable contacts={contacts} view={view} change={change} selecting={mayChange ? selecting : null} />
          )}
        </div>
        <Pagination view={view} meta={paginationMeta} change={change} />
      </section>
      {isCreating ? (
        <NewContactPanel
          opener={openerId}
          close={() => setForm(null)}
          created={(contact) => {
            setForm(null);
            created(contact);
          }}
        />
      ) : view.contact ? (
        <ContactPanel key={view.contact} uniqueId={view.contact} close={() => show(null)} deleted={deleted} />
      ) : null}
      <div role="status">{toast}</div>
    </div>
  );
}
