"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";

/** To be called after a change of contacts: pages of them, the counts of lists and what was done are read again. */
export function useContactsChanged(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries(trpc.contacts.list.pathFilter()),
      queries.invalidateQueries(trpc.lists.list.pathFilter()),
      queries.invalidateQueries(trpc.tags.list.pathFilter()),
      queries.invalidateQueries(trpc.overview.pathFilter()),
      queries.invalidateQueries(trpc.audit.list.pathFilter()),
    ]);
}
