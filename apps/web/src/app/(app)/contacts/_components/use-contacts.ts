"use client";
import type { Contact, PaginationMeta } from "@roster/domain";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { type ContactsView, endlessInput, listInput } from "../contacts-view.ts";

/** The contacts of a view, as far as they are there. */
export interface Contacts {
  rows: Contact[];
  /** Of the first page that was read; absent while nothing is there. */
  meta: PaginationMeta | undefined;
  /** They are those of the view before, while its own are asked for. */
  isOld: boolean;
  error: unknown;
  retry: () => void;
  /** Reads more of an endless list; null where all are there. */
  readMore: (() => void) | null;
}

/** Reads a view: one page of it, or without end what follows as it is wanted. */
export function useContacts(view: ContactsView, isEndless: boolean): Contacts {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const page = useQuery(
    trpc.contacts.list.queryOptions(listInput(view), { enabled: !isEndless, placeholderData: keepPreviousData }),
  );
  const start = endlessInput(view);
  const endless = useInfiniteQuery({
    queryKey: trpc.contacts.list.infiniteQueryKey(start),
    queryFn: ({ pageParam, signal }) =>
      // The total of the first page is that of all.
      client.contacts.list.query(pageParam === null ? start : { ...start, cursor: pageParam, count: "none" }, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.paginationMeta.nextCursor,
    enabled: isEndless,
    placeholderData: keepPreviousData,
  });
  const asked = isEndless ? endless : page;
  const pages = isEndless ? (endless.data?.pages ?? []) : page.data ? [page.data] : [];
  return {
    rows: pages.flatMap(({ contacts }) => contacts),
    meta: pages[0]?.paginationMeta,
    isOld: asked.isPlaceholderData,
    error: asked.error,
    retry: () => void asked.refetch(),
    readMore:
      isEndless && endless.hasNextPage && !endless.isFetchingNextPage ? () => void endless.fetchNextPage() : null,
  };
}
