"use client";
import type { Contact, TablePreferences } from "@roster/domain";
import type { RefObject } from "react";
import type { ShownColumn } from "../columns.ts";
import type { ContactsView } from "../contacts-view.ts";
import { ColumnHeading } from "./column-heading.tsx";
import { ContactRow } from "./contact-row.tsx";
import { EndlessRows } from "./opened-parts.ts";
import type { Selecting } from "./use-selection.ts";
import type { ChangeTable } from "./use-table.ts";
import type { ChangeView } from "./use-view.ts";

export const boxWidth = 40;
const rowHeights = { comfortable: 40, compact: 32 } as const;

interface TableProps {
  contacts: Contact[];
  columns: readonly ShownColumn[];
  table: TablePreferences;
  changeTable: ChangeTable;
  view: ContactsView;
  change: ChangeView;
  /** What scrolls the table. */
  scroller: RefObject<HTMLDivElement | null>;
  /** How many there are, as far as that is known. */
  total: number | undefined;
  /** Where contacts can be selected. */
  selecting: Selecting | null;
  /** Reads more of an endless list, where there is more. */
  readMore: (() => void) | null;
  edit: (uniqueId: string) => void;
}

/** Contacts as rows. */
export function ContactsTable(props: TableProps) {
  const { contacts, columns, table, changeTable, view, change, scroller, total, selecting, readMore, edit } = props;
  const isEndless = table.paging === "endless";
  const rowHeight = rowHeights[table.density];
  const before = isEndless ? 0 : (view.page - 1) * view.perPage;
  const span = columns.length + (selecting ? 2 : 1);
  const row = (index: number) => {
    const contact = contacts[index];
    return contact ? (
      <ContactRow
        key={contact.uniqueId}
        contact={contact}
        place={before + index + 2}
        height={rowHeight}
        columns={columns}
        view={view}
        isSelected={selecting?.isSelected(contact) ?? null}
        select={selecting?.select}
        edit={edit}
      />
    ) : null;
  };
  return (
    <table
      className="w-full table-fixed border-separate border-spacing-0 text-start"
      aria-rowcount={total === undefined ? -1 : total + 1}
    >
      <colgroup>
        {selecting ? <col width={boxWidth} /> : null}
        {columns.map(({ key, width }) => (
          <col key={key} width={width} />
        ))}
        <col />
      </colgroup>
      <thead className="text-xs text-muted">
        <tr aria-rowindex={1}>
          {selecting ? (
            <th scope="col" className="heading sticky start-0 z-30 p-0">
              <PageBox contacts={contacts} selecting={selecting} />
            </th>
          ) : null}
          {columns.map((column) => (
            <ColumnHeading
              key={column.key}
              column={column}
              places={table.columns}
              changeTable={changeTable}
              view={view}
              change={change}
            />
          ))}
          <th scope="col" className="heading p-0">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {isEndless ? (
          <EndlessRows
            count={contacts.length}
            rowHeight={rowHeight}
            span={span}
            scroller={scroller}
            readMore={readMore}
            row={row}
          />
        ) : (
          contacts.map((_, index) => row(index))
        )}
      </tbody>
    </table>
  );
}

/** Selects every contact that is shown. */
function PageBox({ contacts, selecting }: { contacts: Contact[]; selecting: Selecting }) {
  const selected = contacts.filter((contact) => selecting.isSelected(contact)).length;
  const isEvery = contacts.length > 0 && selected === contacts.length;
  return (
    <label className="grid h-9 place-items-center">
      <input
        type="checkbox"
        className="accent-accent"
        aria-label="Select this page"
        checked={isEvery}
        ref={(box) => {
          if (box) box.indeterminate = selected > 0 && !isEvery;
        }}
        onChange={(event) => selecting.select(contacts, event.target.checked)}
      />
    </label>
  );
}
