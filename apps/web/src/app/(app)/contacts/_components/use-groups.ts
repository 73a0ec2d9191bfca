"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { useMay } from "./allowed.tsx";
import type { NameOf } from "./filter-words.ts";

/** The lists and tags that a person may see, to be chosen and to be called by their names. */
export function useGroups() {
  const trpc = useTRPC();
  const may = useMay();
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup, { enabled: may("Get:List") })).data ?? {};
  const { tags = [] } = useQuery(trpc.tags.list.queryOptions(everyGroup, { enabled: may("Get:Tag") })).data ?? {};
  const all = {
    listId: lists.map(({ uniqueId, name }) => ({ value: uniqueId, label: name })),
    tagId: tags.map(({ uniqueId, label }) => ({ value: uniqueId, label })),
  };
  const nameOf: NameOf = (field, id) =>
    all[field].find(({ value }) => value === id)?.label ?? `an unknown ${field === "listId" ? "list" : "tag"}`;
  return { options: (field: "listId" | "tagId") => all[field], nameOf };
}
