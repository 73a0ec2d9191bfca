"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { firstGroups } from "../../../../trpc/first-groups.ts";
import { useMay } from "./allowed.tsx";
import type { NameOf } from "./filter-words.ts";

/** What the lists and tags that a person may see are called. Where a menu does not hold them all, they are read when names are wanted. */
export function useGroupNames({ isWanted }: { isWanted: boolean }): NameOf {
  const trpc = useTRPC();
  const may = useMay();
  const firstLists = useQuery(trpc.lists.list.queryOptions(firstGroups, { enabled: may("Get:List") })).data;
  const firstTags = useQuery(trpc.tags.list.queryOptions(firstGroups, { enabled: may("Get:Tag") })).data;
  const isMore = (page: typeof firstLists | typeof firstTags) => isWanted && page?.paginationMeta.hasNext === true;
  const allLists = useQuery(trpc.lists.list.queryOptions(everyGroup, { enabled: isMore(firstLists) })).data;
  const allTags = useQuery(trpc.tags.list.queryOptions(everyGroup, { enabled: isMore(firstTags) })).data;
  const { lists = [] } = allLists ?? firstLists ?? {};
  const { tags = [] } = allTags ?? firstTags ?? {};
  return (field, id) =>
    (field === "listId"
      ? lists.find(({ uniqueId }) => uniqueId === id)?.name
      : tags.find(({ uniqueId }) => uniqueId === id)?.label) ?? `an unknown ${field === "listId" ? "list" : "tag"}`;
}
