"use client";
import type { TablePreferences } from "@roster/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { defaultTable } from "../columns.ts";

export type ChangeTable = (changes: Partial<TablePreferences>) => void;

/** How the person who looks has the table shown to them, and a way to change it; it is kept for the next time. */
export function useTable(): { table: TablePreferences; changeTable: ChangeTable } {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { queryKey, ...query } = trpc.organizations.preferences.queryOptions(undefined, {
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = useQuery({ queryKey, ...query });
  const { mutate } = useMutation(trpc.organizations.setPreferences.mutationOptions({ scope: { id: "preferences" } }));
  const table = data?.contactsTable ?? defaultTable;
  return {
    table,
    changeTable(changes) {
      const current = queries.getQueryData(queryKey)?.contactsTable ?? defaultTable;
      const next = { contactsTable: { ...current, ...changes } };
      queries.setQueryData(queryKey, next);
      mutate(next);
    },
  };
}
