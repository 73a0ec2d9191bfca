"use client";
import type { ContactList, Tag } from "@roster/domain";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";
import { firstGroups } from "../trpc/first-groups.ts";
import { useSettled } from "./use-settled.ts";

/** What contacts are sorted into. A tag that was made just now has not been counted. */
export interface GroupKinds {
  list: ContactList;
  tag: Tag & { numberOfContacts?: number };
}
export type GroupKind = keyof GroupKinds;

export interface GroupOptions<Group> {
  /** Those that have the text in their name, by name; the first of them where there are more. */
  groups: readonly Group[];
  isMore: boolean;
  /** Whether these are the answer to the text as it is now. */
  isSettled: boolean;
}

export function groupName(group: GroupKinds[GroupKind]): string {
  return "label" in group ? group.label : group.name;
}

/** Lists or tags to choose from: where a page holds them all nothing more is asked, otherwise the server as it is typed. */
export function useGroupOptions<K extends GroupKind>(kind: K, text: string): GroupOptions<GroupKinds[K]> {
  const typed = text.trim();
  const search = useSettled(typed);
  const first = useGroups(kind, "", true);
  const isMany = first.data?.isMore ?? false;
  const found = useGroups(kind, search, isMany && search !== "");
  if (typed === "") return { groups: first.data?.groups ?? [], isMore: isMany, isSettled: first.isSuccess };
  if (!isMany) {
    const folded = typed.toLowerCase();
    const groups = first.data?.groups.filter((group) => groupName(group).toLowerCase().includes(folded)) ?? [];
    return { groups, isMore: false, isSettled: first.isSuccess };
  }
  const isSettled = search === typed && found.isSuccess && !found.isPlaceholderData;
  return { groups: found.data?.groups ?? [], isMore: found.data?.isMore ?? false, isSettled };
}

function useGroups<K extends GroupKind>(kind: K, search: string, isWanted: boolean) {
  const trpc = useTRPC();
  const input = search === "" ? firstGroups : { ...firstGroups, search };
  const options = (own: GroupKind) => ({ enabled: isWanted && kind === own, placeholderData: keepPreviousData });
  const lists = useQuery({
    ...trpc.lists.list.queryOptions(input, options("list")),
    select: (page) => ({ groups: page.lists, isMore: page.paginationMeta.hasNext }),
  });
  const tags = useQuery({
    ...trpc.tags.list.queryOptions(input, options("tag")),
    select: (page) => ({ groups: page.tags, isMore: page.paginationMeta.hasNext }),
  });
  const { data, isSuccess, isPlaceholderData } = kind === "list" ? lists : tags;
  return { data: data as { groups: GroupKinds[K][]; isMore: boolean } | undefined, isSuccess, isPlaceholderData };
}
