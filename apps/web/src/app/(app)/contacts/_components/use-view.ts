"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useOptimistic, useTransition } from "react";
import { type ContactsView, readView, viewHref } from "../contacts-view.ts";

/**
 * The view that the URL describes, and the way to another. What is shown (`view`) stays until the new rows are there;
 * what is chosen (`wanted`) changes at once.
 */
export function useView() {
  const params = useSearchParams();
  const view = useMemo(() => readView(new URLSearchParams(params)), [params]);
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [wanted, setWanted] = useOptimistic(view);
  const change = useCallback(
    (changes: Partial<ContactsView>, { isReplacing = false } = {}) => {
      const next = { ...wanted, page: 1, ...changes };
      startTransition(() => {
        setWanted(next);
        if (isReplacing) router.replace(viewHref(next), { scroll: false });
        else router.push(viewHref(next), { scroll: false });
      });
    },
    [router, wanted, setWanted],
  );
  return { view, wanted, change, isPending };
}

export type ChangeView = ReturnType<typeof useView>["change"];
