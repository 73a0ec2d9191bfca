import type { AppRouter } from "@roster/api";
import type { WatchedKind } from "@roster/domain";
import type { QueryFilters } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";

/** What is dear to count is counted again so long after the first change. */
export const countedAgainMs = 10_000;

type Ids = ReadonlySet<string> | null;
type StaleBy = (trpc: TRPCOptionsProxy<AppRouter>, ids: Ids) => QueryFilters[];

/** What is read again when records of a kind changed, if it is shown. Pages of contacts are not: their rows stay where they are. */
export const staleBy: Record<WatchedKind, StaleBy> = {
  contact: (trpc, ids) => [
    ...contactsOf(trpc, ids),
    trpc.lists.list.pathFilter(),
    trpc.lists.get.pathFilter(),
    trpc.tags.list.pathFilter(),
    trpc.overview.pathFilter(),
    { ...trpc.audit.list.pathFilter(), predicate: ({ queryKey }) => isAbout(inputOf(queryKey)?.recordId, ids) },
  ],
  list: (trpc) => [
    trpc.lists.list.pathFilter(),
    trpc.lists.get.pathFilter(),
    trpc.contacts.get.pathFilter(),
    trpc.overview.pathFilter(),
  ],
  tag: (trpc) => [
    trpc.tags.list.pathFilter(),
    trpc.lists.list.pathFilter(),
    trpc.contacts.get.pathFilter(),
    trpc.overview.pathFilter(),
  ],
  segment: (trpc) => [trpc.segments.list.pathFilter()],
  conversation: (trpc, ids) => [
    ...contactsOf(trpc, ids),
    trpc.conversations.list.pathFilter(),
    trpc.conversations.messages.pathFilter(),
    trpc.overview.pathFilter(),
  ],
};

function contactsOf(trpc: TRPCOptionsProxy<AppRouter>, ids: Ids): QueryFilters[] {
  return [
    { ...trpc.contacts.get.pathFilter(), predicate: ({ queryKey }) => isAbout(inputOf(queryKey)?.uniqueId, ids) },
  ];
}

function isAbout(id: unknown, ids: Ids): boolean {
  return typeof id === "string" && (ids === null || ids.has(id));
}

/** The input of the query that a key names. */
export function inputOf(queryKey: readonly unknown[]): Record<string, unknown> | undefined {
  return (queryKey[1] as { input?: Record<string, unknown> } | undefined)?.input;
}
