"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useOptimistic, useTransition } from "react";
import { type ContactsView, readView, viewHref } from "../contacts-view.ts";

/** The view that the URL describes, and the way to another: the URL changes without asking the server for a page. */
export function useView(perPage: number) {
  const params = useSearchParams();
  const inUrl = useMemo(() => readView(new URLSearchParams(params), perPage), [params, perPage]);
  const [, startTransition] = useTransition();
  const [view, setView] = useOptimistic(inUrl);
  const change = useCallback(
    (changes: Partial<ContactsView>, { isReplacing = false } = {}) => {
      const next = { ...view, page: 1, ...changes };
      startTransition(() => {
        setView(next);
        if (isReplacing) window.history.replaceState(null, "", viewHref(next));
        else window.history.pushState(null, "", viewHref(next));
      });
    },
    [view, setView],
  );
  return { view, change };
}

export type ChangeView = ReturnType<typeof useView>["change"];
