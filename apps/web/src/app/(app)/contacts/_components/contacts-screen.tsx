"use client";
import { useEffect, useState } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Popover } from "../../../../components/popover.tsx";
import { useKey } from "../../../../components/use-key.ts";
import { useMay } from "./allowed.tsx";
import { ContactsRegion } from "./contacts-region.tsx";
import { FreshContacts } from "./fresh-contacts.tsx";
import { BulkBar, ContactPanel, ExportChoices, NewContactPanel, prepareAll } from "./opened-parts.ts";
import { Toolbar } from "./toolbar.tsx";
import type { Wanted } from "./use-bulk.ts";
import { useContacts } from "./use-contacts.ts";
import { useDone } from "./use-done.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useTable } from "./use-table.ts";
import { useView } from "./use-view.ts";

const openerId = "new-contact";
/** How long the page is left alone with its first rows. */
const settleMs = 3_000;
const exportTrigger = (
  <>
    Export
    <span aria-hidden="true" className="text-muted">
      ▾
    </span>
  </>
);

export function ContactsScreen() {
  const may = useMay();
  const { number } = useFormat();
  const { table, changeTable } = useTable();
  useEffect(() => {
    const timer = setTimeout(prepareAll, settleMs);
    return () => clearTimeout(timer);
  }, []);
  const { view, change } = useView(table.perPage);
  const contacts = useContacts(view, table.paging === "endless");
  const { rows, meta, isOld } = contacts;
  const show = (contact: string | null, { isReplacing = false } = {}) =>
    change({ contact, page: view.page }, { isReplacing });
  const { toast, created, deleted } = useDone(show);
  // The form stands over what was open then, and ends with it.
  const [form, setForm] = useState<{ over: string | null } | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const mayCreate = may("Create:Contact");
  const isCreating = mayCreate && form?.over === view.contact;
  const begin = () => setForm({ over: view.contact });
  useKey("n", () => {
    if (mayCreate) begin();
  });
  const { selection, selecting, selectMatching, selectNone, isEmpty } = useSelection(view, rows);
  const mayChange = may("Update:Contact");
  // What became of a change is told when nothing is selected any more.
  const [wasSelected, setWasSelected] = useState(false);
  if (!isEmpty && !wasSelected) setWasSelected(true);
  function edit(uniqueId: string) {
    setEdited(uniqueId);
    show(uniqueId, { isReplacing: view.contact !== null });
  }
  const step = useRowKeys({ rows, view, show, edit, select: mayChange ? selecting : null });
  const total = `${meta?.totalRelation === "estimate" ? "about " : ""}${number(meta?.total ?? 0)}`;
  function bulkDone({ changes, selection: changed }: Wanted) {
    if (changed === selection) selectNone();
    if (changes.delete && view.contact) show(null, { isReplacing: true });
  }
  return (
    <div className="flex min-h-0 flex-1">
      <section aria-labelledby="contacts-title" className="screen flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline gap-2 px-4 pt-4">
          <h1 id="contacts-title" className="text-base font-semibold">
            Contacts
          </h1>
          <output className={`text-muted tabular-nums ${isOld ? "opacity-50" : ""}`}>{meta ? total : ""}</output>
          <span className="ms-auto flex gap-2">
            {may("Export:Contacts") ? (
              <Popover trigger={exportTrigger}>{() => <ExportChoices view={view} table={table} />}</Popover>
            ) : null}
            {mayCreate ? (
              <button id={openerId} type="button" className="button" aria-keyshortcuts="n" onClick={begin}>
                New contact
              </button>
            ) : null}
          </span>
        </div>
        <Toolbar view={view} change={change} table={table} changeTable={changeTable} />
        {mayChange && wasSelected ? (
          <BulkBar
            view={view}
            selection={selection}
            isEmpty={isEmpty}
            total={total}
            selectMatching={selectMatching}
            selectNone={selectNone}
            done={bulkDone}
          />
        ) : null}
        <FreshContacts view={view} isEndless={table.paging === "endless"} />
        <ContactsRegion
          contacts={contacts}
          view={view}
          change={change}
          table={table}
          changeTable={changeTable}
          selecting={mayChange ? selecting : null}
          edit={edit}
        />
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
        <ContactPanel
          key={view.contact}
          uniqueId={view.contact}
          isEdited={edited === view.contact}
          step={step}
          close={() => show(null)}
          deleted={deleted}
        />
      ) : null}
      <div role="status">{toast}</div>
    </div>
  );
}
