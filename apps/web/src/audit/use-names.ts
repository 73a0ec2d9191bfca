"use client";
import type { Permission } from "@roster/domain";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";
import { everyGroup } from "../trpc/every-group.ts";

/** What lists and tags are called by their ids, as far as they are there still and may be seen. */
export function useNames(may: (permission: Permission) => boolean = () => true): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const lists = useQuery({ ...trpc.lists.list.queryOptions(everyGroup), enabled: may("Get:List") }).data?.lists ?? [];
  const tags = useQuery({ ...trpc.tags.list.queryOptions(everyGroup), enabled: may("Get:Tag") }).data?.tags ?? [];
  return new Map([
    ...lists.map(({ uniqueId, name }) => [uniqueId, name] as const),
    ...tags.map(({ uniqueId, label }) => [uniqueId, label] as const),
  ]);
}
