"use client";
import type { Contact } from "@roster/domain";
import { type ReactNode, useId } from "react";

/** Side by side where there is room for so many, else one below the other. */
const columns: Record<number, string> = {
  2: "sm:grid-cols-[9rem_repeat(2,minmax(0,1fr))]",
  3: "sm:grid-cols-[9rem_repeat(3,minmax(0,1fr))]",
  4: "md:grid-cols-[9rem_repeat(4,minmax(0,1fr))]",
};

interface ChoiceRowProps {
  label: string;
  contacts: readonly Contact[];
  /** The id of the contact whose value is taken. */
  chosen: string;
  choose: (uniqueId: string) => void;
  show: (contact: Contact) => ReactNode;
}

/** One thing that contacts differ in: whose value is taken. */
export function ChoiceRow({ label, contacts, chosen, choose, show }: ChoiceRowProps) {
  const id = useId();
  return (
    <Row label={label} id={id} count={contacts.length}>
      {contacts.map((contact) => (
        <label
          key={contact.uniqueId}
          className="flex min-w-0 items-start gap-2 rounded px-1 py-0.5 has-checked:bg-hover"
        >
          <input
            type="radio"
            name={id}
            className="mt-0.5 size-4 shrink-0 accent-accent"
            checked={contact.uniqueId === chosen}
            onChange={() => choose(contact.uniqueId)}
          />
          <span className="min-w-0 break-words" dir="auto">
            {show(contact)}
          </span>
        </label>
      ))}
    </Row>
  );
}

interface IncludedRowProps {
  contacts: readonly Contact[];
  /** The ids of those that are not merged. */
  left: readonly string[];
  setLeft: (left: readonly string[]) => void;
}

/** Which of several contacts are merged. */
export function IncludedRow({ contacts, left, setLeft }: IncludedRowProps) {
  const id = useId();
  return (
    <Row label="Merge these" id={id} count={contacts.length}>
      {contacts.map(({ uniqueId, name, phone }) => (
        <label key={uniqueId} className="flex min-w-0 items-start gap-2 rounded px-1 py-0.5">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-accent"
            checked={!left.includes(uniqueId)}
            onChange={(event) =>
              setLeft(event.target.checked ? left.filter((one) => one !== uniqueId) : [...left, uniqueId])
            }
          />
          <span className="min-w-0 break-words">
            <span dir="auto">{name}</span> <span className="text-muted tabular-nums">{phone}</span>
          </span>
        </label>
      ))}
    </Row>
  );
}

interface RowProps {
  label: string;
  id: string;
  count: number;
  children: ReactNode;
}

function Row({ label, id, count, children }: RowProps) {
  return (
    <fieldset
      aria-labelledby={id}
      className={`grid min-w-0 gap-x-3 gap-y-1 border-b border-line py-2 ${columns[count] ?? ""}`}
    >
      <span id={id} className="min-w-0 break-words text-muted" dir="auto">
        {label}
      </span>
      {children}
    </fieldset>
  );
}
