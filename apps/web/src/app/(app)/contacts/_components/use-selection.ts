"use client";
import type { Contact } from "@roster/domain";
import { useRef, useState } from "react";
import { type ContactsView, criteriaOf } from "../contacts-view.ts";

/** Contacts by id, with their names, or all that match. */
export type Selection = { names: ReadonlyMap<string, string> } | { criteria: ReturnType<typeof criteriaOf> };

export interface Selecting {
  isSelected: (contact: Contact) => boolean;
  /** `isRange` takes with it what stands between the contact and the one that was chosen before. */
  select: (contacts: readonly Contact[], isSelected: boolean, options?: { isRange?: boolean }) => void;
}

const none: Selection = { names: new Map() };

/** What is selected of the contacts that a view matches. It ends when the view matches others. */
export function useSelection(view: ContactsView, shown: readonly Contact[]) {
  const of = JSON.stringify(criteriaOf(view));
  const [state, setState] = useState({ of, selection: none as Selection });
  if (state.of !== of) setState({ of, selection: none });
  const selection = state.of === of ? state.selection : none;
  const set = (next: Selection) => setState({ of, selection: next });
  const before = useRef<string | null>(null);
  const between = ([to]: readonly Contact[]): readonly Contact[] => {
    const [start, end] = [before.current, to?.uniqueId]
      .map((id) => shown.findIndex(({ uniqueId }) => uniqueId === id))
      .sort((a, b) => a - b);
    return start === undefined || start < 0 ? [] : shown.slice(start, (end ?? start) + 1);
  };
  const selecting: Selecting = {
    isSelected: ({ uniqueId }) => "criteria" in selection || selection.names.has(uniqueId),
    select: (contacts, isSelected, { isRange = false } = {}) => {
      const names = new Map(
        "criteria" in selection ? shown.map(({ uniqueId, name }) => [uniqueId, name]) : selection.names,
      );
      const chosen = isRange ? [...between(contacts), ...contacts] : contacts;
      before.current = contacts[0]?.uniqueId ?? null;
      for (const { uniqueId, name } of chosen) {
        if (isSelected) names.set(uniqueId, name);
        else names.delete(uniqueId);
      }
      set({ names });
    },
  };
  return {
    selection,
    selecting,
    isEmpty: "names" in selection && selection.names.size === 0,
    selectMatching: () => set({ criteria: criteriaOf(view) }),
    selectNone: () => set(none),
  };
}
