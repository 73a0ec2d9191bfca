"use client";
import type { Contact } from "@roster/domain";
import { useKey } from "../../../../components/use-key.ts";
import type { ContactsView } from "../contacts-view.ts";
import type { Selecting } from "./use-selection.ts";

interface RowKeys {
  rows: readonly Contact[];
  view: ContactsView;
  show: (uniqueId: string | null, options?: { isReplacing?: boolean }) => void;
  edit: (uniqueId: string) => void;
  select: Selecting | null;
}

/** Goes to the contact before or after the one that is open; null where there is none. */
export type Step = Record<"previous" | "next", (() => void) | null>;

/** The keys of the table: j and k or the arrows go from row to row, x or Space select, e edits, c copies the phone. */
export function useRowKeys({ rows, view, show, edit, select }: RowKeys): Step {
  const openAt = rows.findIndex(({ uniqueId }) => uniqueId === view.contact);
  const to = (index: number) => {
    const contact = openAt < 0 ? undefined : rows[index];
    return contact ? () => show(contact.uniqueId, { isReplacing: true }) : null;
  };
  const step = { previous: to(openAt - 1), next: to(openAt + 1) };

  function move(by: 1 | -1) {
    const focused = rowInFocus();
    if (openAt >= 0 && !focused) return (by === 1 ? step.next : step.previous)?.();
    const at = rows.findIndex(({ uniqueId }) => uniqueId === focused);
    const next = at < 0 ? firstInSight() : rows[at + by]?.uniqueId;
    document.getElementById(`contact-${next}`)?.focus();
  }

  const onRow = (act: (contact: Contact) => void) => () => {
    const id = rowInFocus() ?? view.contact;
    const contact = rows.find(({ uniqueId }) => uniqueId === id);
    if (contact) act(contact);
  };
  const toggle = onRow((contact) => select?.select([contact], !select.isSelected(contact)));

  useKey("j", () => move(1));
  useKey("k", () => move(-1));
  useKey("ArrowDown", () => move(1), { isOn: isOnRow });
  useKey("ArrowUp", () => move(-1), { isOn: isOnRow });
  useKey("x", toggle);
  useKey(" ", toggle, { isOn: (target) => target.matches("tr[data-contact] a") });
  useKey(
    "e",
    onRow(({ uniqueId }) => edit(uniqueId)),
  );
  useKey(
    "c",
    onRow(({ phone }) => void navigator.clipboard?.writeText(phone)),
  );
  return step;
}

function rowInFocus(): string | null {
  return document.activeElement?.closest<HTMLElement>("tr[data-contact]")?.dataset.contact ?? null;
}

/** The first row beneath the headings, wherever the table was scrolled to. */
function firstInSight(): string | undefined {
  const top = document.querySelector("th.heading")?.getBoundingClientRect().bottom ?? 0;
  const rows = [...document.querySelectorAll<HTMLElement>("tr[data-contact]")];
  return rows.find((row) => row.getBoundingClientRect().bottom > top + 1)?.dataset.contact;
}

function isOnRow(target: Element): boolean {
  return target.matches("tr[data-contact] a, tr[data-contact] input");
}
