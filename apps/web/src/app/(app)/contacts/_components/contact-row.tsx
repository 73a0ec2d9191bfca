"use client";
import type { Contact } from "@roster/domain";
import { type MouseEvent, memo } from "react";
import type { ShownColumn } from "../columns.ts";
import { type ContactsView, viewHref } from "../contacts-view.ts";
import { ContactCell } from "./contact-cell.tsx";
import { pinned } from "./pinned.ts";
import type { Selecting } from "./use-selection.ts";
import { ViewLink } from "./view-link.tsx";

interface RowProps {
  contact: Contact;
  /** Among all rows, counted from 1; the heading is the first. */
  place: number;
  height: number;
  columns: readonly ShownColumn[];
  view: ContactsView;
  /** Null where contacts cannot be selected. */
  isSelected: boolean | null;
  select: Selecting["select"] | undefined;
  edit: (uniqueId: string) => void;
}

export const ContactRow = memo(function ContactRow(props: RowProps) {
  const { contact, place, height, columns, view, isSelected, select, edit } = props;
  const isOpen = view.contact === contact.uniqueId;
  const background = isOpen || isSelected ? "bg-hover" : "bg-bg group-hover:bg-hover";
  return (
    <tr className="group" aria-rowindex={place} data-contact={contact.uniqueId} onClick={openUnlessInside}>
      {isSelected === null ? null : (
        <td className={`cell sticky start-0 z-10 p-0 ${background}`}>
          <label className="grid place-items-center py-2">
            <input
              type="checkbox"
              className="accent-accent"
              aria-label={`Select ${contact.name}`}
              checked={isSelected}
              onChange={(event) =>
                select?.([contact], event.target.checked, {
                  isRange: (event.nativeEvent as globalThis.MouseEvent).shiftKey,
                })
              }
            />
          </label>
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          height={height}
          ref={(cell) => pinned(cell, column)}
          className={`cell truncate px-3 ${background} ${column.pinnedAt === null ? "" : "z-10"}`}
        >
          {column.key === "name" ? (
            <ViewLink
              id={`contact-${contact.uniqueId}`}
              href={viewHref({ ...view, contact: contact.uniqueId })}
              dir="auto"
              aria-current={isOpen ? "true" : undefined}
              className="block truncate font-medium"
            >
              {contact.name}
            </ViewLink>
          ) : (
            <ContactCell contact={contact} column={column.key} />
          )}
        </td>
      ))}
      <td className={`cell sticky end-0 p-0 ${background}`}>
        <RowActions contact={contact} edit={edit} />
      </td>
    </tr>
  );
});

/** A click anywhere in a row opens it, as its link does. */
function openUnlessInside(event: MouseEvent<HTMLElement>) {
  const target = event.target as Element;
  if (target.closest("a, button, input, label") || window.getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLAnchorElement>("a[id]")?.click();
}

/** For who uses a mouse: the keyboard has keys for them. */
function RowActions({ contact, edit }: { contact: Contact; edit: (uniqueId: string) => void }) {
  const shared = "rounded px-1.5 py-0.5 text-xs text-muted hover:text-text hover:underline";
  return (
    <span className="invisible absolute inset-y-0 end-0 flex items-center gap-1 bg-hover ps-4 pe-3 group-hover:visible">
      <button
        type="button"
        tabIndex={-1}
        className={shared}
        onClick={() => void navigator.clipboard?.writeText(contact.phone)}
      >
        Copy
        <span className="sr-only"> the phone of {contact.name}</span>
      </button>
      <button type="button" tabIndex={-1} className={shared} onClick={() => edit(contact.uniqueId)}>
        Edit
        <span className="sr-only"> {contact.name}</span>
      </button>
    </span>
  );
}
