"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useTransition } from "react";
import { type DirectoryPath, type DirectoryView, directoryHref, readDirectoryView } from "../directory-view.ts";

/** The view that the URL describes, and the way to another; what is shown stays until the new rows are there. */
export function useDirectoryView(path: DirectoryPath) {
  const params = useSearchParams();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const view = useMemo(() => readDirectoryView(new URLSearchParams(params)), [params]);
  const change = useCallback(
    (changes: Partial<DirectoryView>, { isReplacing = false } = {}) => {
      const href = directoryHref(path, { ...view, page: 1, ...changes });
      startTransition(() => {
        if (isReplacing) router.replace(href, { scroll: false });
        else router.push(href, { scroll: false });
      });
    },
    [router, path, view],
  );
  return { view, change, isPending };
}
