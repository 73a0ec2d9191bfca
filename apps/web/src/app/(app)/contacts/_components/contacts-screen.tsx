"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { listInput } from "../contacts-view.ts";
import { ContactPanel } from "./contact-panel.tsx";
import { ContactsTable } from "./contacts-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Pagination } from "./pagination.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useView } from "./use-view.ts";

export function ContactsScreen() {
  const trpc = useTRPC();
  const { view, wanted, change, isPending } = useView();
  const { data } = useSuspenseQuery(trpc.contacts.list.queryOptions(listInput(view)));
  const { contacts, paginationMeta } = data;
  return (
    <div className="flex min-h-0 flex-1">
      <section aria-labelledby="contacts-title" className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline gap-2 px-4 pt-4">
          <h1 id="contacts-title" className="text-base font-semibold">
            Contacts
          </h1>
          <output className="text-muted tabular-nums">
            {paginationMeta.totalRelation === "estimate" ? "about " : ""}
            {(paginationMeta.total ?? 0).toLocaleString("en")}
          </output>
        </div>
        <Toolbar view={wanted} change={change} />
        <div aria-busy={isPending} className={`flex-1 motion-safe:transition-opacity ${isPending ? "opacity-50" : ""}`}>
          {contacts.length === 0 ? (
            <EmptyState view={view} meta={paginationMeta} change={change} />
          ) : (
            <ContactsTable contacts={contacts} view={view} change={change} />
          )}
        </div>
        <Pagination view={view} meta={paginationMeta} change={change} />
      </section>
      {view.contact ? (
        <ContactPanel
          key={view.contact}
          uniqueId={view.contact}
          close={() => change({ contact: null, page: view.page })}
        />
      ) : null}
    </div>
  );
}
