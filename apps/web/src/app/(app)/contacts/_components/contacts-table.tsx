"use client";
import type { Contact } from "@roster/domain";
import type { ContactSort } from "@roster/domain/vocabulary";
import Link from "next/link";
import { Chips } from "../../../../components/chips.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { ScrollRegion } from "../../../../components/scroll-region.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import { type ContactsView, viewHref } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import type { Selecting } from "./use-selection.ts";
import type { ChangeView } from "./use-view.ts";

interface TableProps {
  contacts: Contact[];
  view: ContactsView;
  change: ChangeView;
  /** Where contacts can be selected. */
  selecting: Selecting | null;
}

export function ContactsTable({ contacts, view, change, selecting }: TableProps) {
  const may = useMay();
  return (
    <ScrollRegion label="Table of contacts">
      <table className="w-full min-w-[64rem] table-fixed border-collapse text-left">
        <thead className="border-y border-line bg-raised text-xs text-muted">
          <tr>
            {selecting ? (
              <th scope="col" className="w-10 p-0">
                <PageBox contacts={contacts} selecting={selecting} />
              </th>
            ) : null}
            <SortHeading title="Name" sort="name" width="w-[20%]" view={view} change={change} />
            <SortHeading title="Phone" sort="phone" width="w-[15%]" view={view} change={change} />
            <SortHeading title="Status" sort="status" width="w-[9%]" view={view} change={change} />
            {may("Get:List") ? <PlainHeading title="Lists" /> : null}
            {may("Get:Tag") ? <PlainHeading title="Tags" /> : null}
            <SortHeading title="Last message" sort="lastMessageAt" width="w-[11%]" view={view} change={change} />
            <SortHeading title="Created" sort="createdAt" width="w-[11%]" view={view} change={change} />
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.uniqueId} contact={contact} view={view} selecting={selecting} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function PlainHeading({ title }: { title: string }) {
  return (
    <th scope="col" className="px-3 py-2 font-medium">
      {title}
    </th>
  );
}

function SortHeading({
  title,
  sort,
  width,
  view,
  change,
}: { title: string; sort: ContactSort; width: string } & Omit<TableProps, "contacts" | "selecting">) {
  const isSorted = view.sortBy === sort;
  const isText = sort === "name" || sort === "phone" || sort === "status";
  const next = isSorted ? (view.order === "asc" ? "desc" : "asc") : isText ? "asc" : "desc";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (view.order === "asc" ? "ascending" : "descending") : "none"}
      className={`${width} p-0 font-medium`}
    >
      <button
        type="button"
        className={`flex w-full items-center gap-1 px-3 py-2 text-left whitespace-nowrap hover:text-text ${isSorted ? "text-text" : ""}`}
        onClick={() => change({ sortBy: sort, order: next })}
      >
        {title}
        <span aria-hidden="true" className="w-3">
          {isSorted ? (view.order === "asc" ? "↑" : "↓") : ""}
        </span>
      </button>
    </th>
  );
}

/** Selects every contact of the page. */
function PageBox({ contacts, selecting }: { contacts: Contact[]; selecting: Selecting }) {
  const selected = contacts.filter((contact) => selecting.isSelected(contact)).length;
  const isEvery = selected === contacts.length;
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

interface RowProps {
  contact: Contact;
  view: ContactsView;
  selecting: Selecting | null;
}

function ContactRow({ contact, view, selecting }: RowProps) {
  const may = useMay();
  const isOpen = view.contact === contact.uniqueId;
  return (
    <tr className={`relative h-10 border-b border-line hover:bg-hover ${isOpen ? "bg-hover" : ""}`}>
      {selecting ? (
        <td className="relative z-10 p-0">
          <label className="grid h-10 place-items-center">
            <input
              type="checkbox"
              className="accent-accent"
              aria-label={`Select ${contact.name}`}
              checked={selecting.isSelected(contact)}
              onChange={(event) => selecting.select([contact], event.target.checked)}
            />
          </label>
        </td>
      ) : null}
      <td className="truncate px-3">
        <Link
          id={`contact-${contact.uniqueId}`}
          href={viewHref({ ...view, contact: contact.uniqueId })}
          scroll={false}
          prefetch={false}
          dir="auto"
          aria-current={isOpen ? "true" : undefined}
          className="font-medium after:absolute after:inset-0"
        >
          {contact.name}
        </Link>
      </td>
      <td className="px-3 tabular-nums">{contact.phone}</td>
      <td className="px-3">
        <StatusBadge status={contact.status} />
      </td>
      {may("Get:List") ? (
        <td className="overflow-hidden px-3">
          <Chips labels={(contact.lists ?? []).map((list) => list.name)} />
        </td>
      ) : null}
      {may("Get:Tag") ? (
        <td className="overflow-hidden px-3">
          <Chips labels={(contact.tags ?? []).map((tag) => tag.label)} />
        </td>
      ) : null}
      <td className="px-3">
        <Moment at={contact.lastMessageAt} />
      </td>
      <td className="px-3">
        <Moment at={contact.createdAt} />
      </td>
    </tr>
  );
}
