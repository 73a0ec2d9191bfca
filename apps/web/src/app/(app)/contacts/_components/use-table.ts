"use client";
import type { TablePreferences } from "@roster/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
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
  const [chosen, setChosen] = useState<TablePreferences | null>(null);
  const table = chosen ?? data?.contactsTable ?? defaultTable;
  const latest = useRef(table);
  latest.current = table;
  return {
    table,
    changeTable(changes) {
      latest.current = { ...latest.current, ...changes };
      setChosen(latest.current);
      const kept = { contactsTable: latest.current };
      queries.setQueryData(queryKey, kept);
      mutate(kept);
    },
  };
}
