"use client";
import type { Contact, DuplicateGroup } from "@roster/domain";
import type { DuplicateReason } from "@roster/domain/vocabulary";
import Link from "next/link";
import { useId, useRef, useState } from "react";
import { Chips } from "../../../../components/chips.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { MergeForm } from "./merge-form.tsx";
import type { Resolved } from "./use-resolved.tsx";

const wordsFor: Record<DuplicateReason, string> = {
  phone_variant: "One number, written in two ways",
  similar_name: "Similar names, and numbers that end alike",
};

/** A group, with what can be done about it. */
export function DuplicateCard({ group, resolved }: { group: DuplicateGroup; resolved: Resolved }) {
  const { reasons, contacts } = group;
  const may = useMay();
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [isMerging, setIsMerging] = useState(false);
  const people = contacts.map(({ name }) => name).join(", ");
  return (
    <article aria-labelledby={`${id}-title`} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-raised px-4 py-2">
        <h2 id={`${id}-title`} className="font-medium">
          {reasons.map((reason) => wordsFor[reason]).join("; ")}
          <span className="sr-only">: {people}</span>
        </h2>
        <div className="ms-auto flex flex-wrap gap-2">
          {may("Update:Contact") && may("Delete:Contact") ? (
            <button
              ref={opener}
              type="button"
              className="button"
              aria-expanded={isMerging}
              onClick={() => setIsMerging(!isMerging)}
            >
              Merge…<span className="sr-only"> {people}</span>
            </button>
          ) : null}
          {may("Update:Contact") ? (
            <button
              type="button"
              className="button"
              disabled={resolved.isBusy}
              onClick={() => resolved.dismiss(contacts.map(({ uniqueId }) => uniqueId))}
            >
              Not the same<span className="sr-only">: {people}</span>
            </button>
          ) : null}
        </div>
      </header>
      {isMerging ? (
        <MergeForm
          group={group}
          resolved={resolved}
          cancel={() => {
            setIsMerging(false);
            opener.current?.focus();
          }}
        />
      ) : (
        <ul className="divide-y divide-line">
          {contacts.map((contact) => (
            <Summary key={contact.uniqueId} contact={contact} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Summary({ contact }: { contact: Contact }) {
  const { uniqueId, name, phone, status, lists, createdAt, lastMessageAt } = contact;
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1.4fr)_9rem_6rem_minmax(0,1fr)]">
      <Link className="link break-words" href={`/contacts?contact=${uniqueId}`} prefetch={false} dir="auto">
        {name}
      </Link>
      <span className="tabular-nums">{phone}</span>
      <StatusBadge status={status} />
      <span className="min-w-0 text-muted">
        {lastMessageAt === null ? "Created " : "Last message "}
        <Moment at={lastMessageAt ?? createdAt} />
      </span>
      {lists && lists.length > 0 ? (
        <span className="sm:col-span-4 [&>span]:flex-wrap">
          <Chips labels={lists.map((list) => list.name)} most={4} />
        </span>
      ) : null}
    </li>
  );
}
