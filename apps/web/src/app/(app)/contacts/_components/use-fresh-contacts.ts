"use client";
import type { ListContactsInput } from "@roster/domain";
import { hashKey, type Query, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onContactNews } from "../../../../live/contact-news.ts";
import { inputOf } from "../../../../live/stale-queries.ts";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { compared, type ShownContacts } from "../contacts-compared.ts";

type Ids = ReadonlySet<string> | null;

interface News {
  entering: number;
  queryHash: string;
}

/** A look may take a fifth of the time at most: what is dear to find is looked for less often. */
const restTimes = 4;
/** So many further pages of an endless table are brought up to date at most. */
const pagesReadAnew = 5;
const settledWithinMs = 5_000;
const settleMs = 100;

/**
 * Brings the table's contacts up to date where they stand when they change elsewhere. What would come in, go or move is news, until
 * `show` or the page itself reads the table again.
 */
export function useFreshContacts(table: QueryKey): { news: News | null; show: () => void } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [news, setNews] = useState<News | null>(null);
  const latest = useRef({ client, queries, table });
  latest.current = { client, queries, table };

  useEffect(() => {
    let isAtWork = false;
    let isOver = false;
    let pending: Ids | undefined;

    function note(ids: Ids) {
      pending = pending === null || ids === null ? null : new Set([...(pending ?? []), ...ids]);
    }

    async function look(ids: Ids): Promise<void> {
      const { queries, table: queryKey, client } = latest.current;
      const query = queries.getQueryCache().find<ShownContacts>({ queryKey, exact: true });
      if (!query) return;
      await settled(queries, query);
      const before = query.state.data;
      if (!before || !query.isActive()) return;
      const { dataUpdatedAt } = query.state;
      const input = inputOf(query.queryKey) as ListContactsInput;
      const first = await client.contacts.list.query(input);
      const further = await Promise.all(
        furtherPages(before, ids).map((cursor) => client.contacts.list.query({ ...input, cursor, count: "none" })),
      );
      if (isOver || !query.isActive()) return;
      // It was read again meanwhile, or more of it.
      if (query.state.dataUpdatedAt !== dataUpdatedAt) return note(ids);
      const { news, shown: upToDate } = compared(
        query.state.data ?? before,
        first,
        further.flatMap(({ contacts }) => contacts),
      );
      queries.setQueryData(query.queryKey, upToDate, { updatedAt: dataUpdatedAt });
      setNews(news && { ...news, queryHash: query.queryHash });
    }

    async function work(): Promise<void> {
      if (isAtWork) return;
      isAtWork = true;
      while (pending !== undefined && !isOver) {
        const ids = pending;
        pending = undefined;
        const began = performance.now();
        // What cannot be read now is read with the next change, or when the page is.
        await look(ids).catch(() => {});
        await sleep((performance.now() - began) * restTimes);
      }
      isAtWork = false;
    }

    const deafen = onContactNews((ids) => {
      note(ids);
      void work();
    });
    const forget = latest.current.queries.getQueryCache().subscribe((event) => {
      const isRead = event.type === "updated" && event.action.type === "success" && event.action.manual !== true;
      if (isRead && !isOfMore(event.query))
        setNews((before) => (before?.queryHash === event.query.queryHash ? null : before));
    });
    return () => {
      isOver = true;
      deafen();
      forget();
    };
  }, []);

  return {
    news: news?.queryHash === hashKey(table) ? news : null,
    show: () => {
      setNews(null);
      void queries.invalidateQueries(trpc.contacts.list.pathFilter());
    },
  };
}

/** Waits for changes that are made here, and for what is being read already. */
async function settled(queries: ReturnType<typeof useQueryClient>, query: Query<ShownContacts>): Promise<void> {
  const until = performance.now() + settledWithinMs;
  const isBusy = () => queries.isMutating() > 0 || query.state.fetchStatus === "fetching";
  while (isBusy() && performance.now() < until) await sleep(settleMs);
}

/** What was read last is a further page of an endless table. */
function isOfMore({ state }: Query): boolean {
  return (state.fetchMeta as { fetchMore?: object } | null)?.fetchMore !== undefined;
}

/** Where the further pages of an endless table begin that have one of these contacts. */
function furtherPages(shown: ShownContacts, ids: Ids): string[] {
  if (!("pages" in shown)) return [];
  return shown.pages
    .flatMap(({ contacts }, index) => {
      const cursor = shown.pageParams[index];
      const isTouched = ids === null || contacts.some(({ uniqueId }) => ids.has(uniqueId));
      return typeof cursor === "string" && isTouched ? [cursor] : [];
    })
    .slice(0, pagesReadAnew);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
