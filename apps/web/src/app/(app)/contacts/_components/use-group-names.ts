"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { useMay } from "./allowed.tsx";
import type { NameOf } from "./filter-words.ts";

/** What the lists and tags that a person may see are called. */
export function useGroupNames(): NameOf {
  const trpc = useTRPC();
  const may = useMay();
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup, { enabled: may("Get:List") })).data ?? {};
  const { tags = [] } = useQuery(trpc.tags.list.queryOptions(everyGroup, { enabled: may("Get:Tag") })).data ?? {};
  return (field, id) =>
    (field === "listId"
      ? lists.find(({ uniqueId }) => uniqueId === id)?.name
      : tags.find(({ uniqueId }) => uniqueId === id)?.label) ?? `an unknown ${field === "listId" ? "list" : "tag"}`;
}
