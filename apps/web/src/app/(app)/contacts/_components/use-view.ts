"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useTransition } from "react";
import { type ContactsView, readView, viewHref } from "../contacts-view.ts";

/** The view that the URL describes, and the way to another. What is shown stays until the new one is there. */
export function useView() {
  const params = useSearchParams();
  const view = useMemo(() => readView(new URLSearchParams(params)), [params]);
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const change = useCallback(
    (changes: Partial<ContactsView>, { isReplacing = false } = {}) => {
      const href = viewHref({ ...view, page: 1, ...changes });
      startTransition(() =>
        isReplacing ? router.replace(href, { scroll: false }) : router.push(href, { scroll: false }),
      );
    },
    [router, view],
  );
  return { view, change, isPending };
}

export type ChangeView = ReturnType<typeof useView>["change"];
