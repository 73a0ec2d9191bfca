"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";

/** To be called after a change of contacts: what shows them or counts them is read again. Nobody waits for the counts of segments. */
export function useContactsChanged(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries(trpc.segments.count.pathFilter());
    return Promise.all([
      queries.invalidateQueries(trpc.contacts.list.pathFilter()),
      queries.invalidateQueries(trpc.lists.list.pathFilter()),
      queries.invalidateQueries(trpc.tags.list.pathFilter()),
      queries.invalidateQueries(trpc.overview.pathFilter()),
      queries.invalidateQueries(trpc.audit.list.pathFilter()),
    ]);
  };
}
