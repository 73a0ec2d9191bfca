"use client";
import { hashKey, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { tellContactNews } from "./contact-news.ts";
import { type Gathered, gathering } from "./gather.ts";
import { setHearing } from "./hearing.ts";
import { keepWatching } from "./keep-watching.ts";
import { countedAgainMs, inputOf, staleBy } from "./stale-queries.ts";

/** How long a panel may take to close. */
const closingMs = 5_000;

/** Reads again what is shown when it changes elsewhere. `since` is the moment before the page was read. */
export function useLiveUpdates(since: string): void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const latest = useRef({ trpc, client, queries });
  latest.current = { trpc, client, queries };
  const begin = useRef(since);
  useEffect(() => {
    let counting: ReturnType<typeof setTimeout> | undefined;
    const { add, stop } = gathering((changes) => {
      refresh(latest.current, changes);
      counting ??= setTimeout(() => {
        counting = undefined;
        const { queries, trpc } = latest.current;
        void queries.invalidateQueries(trpc.segments.count.pathFilter());
      }, countedAgainMs);
    });
    const end = keepWatching({
      subscribe: (input, events) => latest.current.client.changes.watch.subscribe(input, events),
      since: begin.current,
      heard: ({ changes }) => add(changes),
      hears: setHearing,
    });
    return () => {
      end();
      stop();
      clearTimeout(counting);
    };
  }, []);
}

interface Shown {
  trpc: ReturnType<typeof useTRPC>;
  queries: QueryClient;
}

function refresh({ trpc, queries }: Shown, changes: Gathered): void {
  for (const [kind, ids] of changes)
    for (const filter of staleBy[kind](trpc, ids))
      void queries.invalidateQueries({
        ...filter,
        predicate: (query) =>
          (filter.predicate?.(query) ?? true) && !isInHand(queries, query.queryKey, trpc.contacts.delete.mutationKey()),
      });
  const pages = trpc.contacts.list.pathFilter();
  const isHeard = tellContactNews(touchedContacts(changes));
  void queries.invalidateQueries(isHeard ? { ...pages, type: "inactive", refetchType: "none" } : pages);
}

/** The contacts that may look otherwise; null for many. */
function touchedContacts(changes: Gathered): ReadonlySet<string> | null {
  const touched = new Set<string>();
  for (const [kind, ids] of changes) {
    // What a list or tag is called stands in every row that has it.
    if (ids === null || kind === "list" || kind === "tag") return null;
    for (const id of ids) touched.add(id);
  }
  return touched;
}

/**
 * What is being saved of a contact is shown already, and must not be undone by what was read before; and one that was just deleted
 * here is not asked for while its panel closes.
 */
function isInHand(queries: QueryClient, queryKey: readonly unknown[], deleting: readonly unknown[]): boolean {
  const id = inputOf(queryKey)?.uniqueId;
  if (id === undefined) return false;
  const ofContact = queries.getMutationCache().findAll({ predicate: ({ options }) => options.scope?.id === id });
  return ofContact.some(
    ({ state, options }) =>
      state.status === "pending" ||
      (state.status === "success" &&
        state.submittedAt > Date.now() - closingMs &&
        hashKey(options.mutationKey ?? []) === hashKey(deleting)),
  );
}
