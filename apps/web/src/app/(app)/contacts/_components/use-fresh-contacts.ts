"use client";
import type { Contact, ListContactsInput } from "@roster/domain";
import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onContactNews } from "../../../../live/contact-news.ts";
import { inputOf } from "../../../../live/stale-queries.ts";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { compared, contactsOf, type ShownContacts } from "../contacts-compared.ts";

type Ids = ReadonlySet<string> | null;

interface News {
  entering: number;
  queryHash: string;
}

/** A look may take a fifth of the time at most: what is dear to find is looked for less often. */
const restTimes = 4;
const settledWithinMs = 5_000;
const settleMs = 100;

/**
 * Brings the table's contacts up to date where they stand when they change elsewhere. What would come in, go or move is news, until
 * `show` or the page itself reads the table again.
 */
export function useFreshContacts(): { news: News | null; show: () => void } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [news, setNews] = useState<News | null>(null);
  const latest = useRef({ trpc, client, queries });
  latest.current = { trpc, client, queries };

  useEffect(() => {
    let isAtWork = false;
    let isOver = false;
    let pending: Ids | undefined;
    const path = () => latest.current.trpc.contacts.list.pathFilter();
    const table = () => latest.current.queries.getQueryCache().findAll({ ...path(), type: "active" })[0];

    async function look(ids: Ids): Promise<void> {
      const query = table() as Query<ShownContacts> | undefined;
      if (!query) return;
      await settled(latest.current.queries, query);
      const before = query.state.data;
      if (!before || !query.isActive()) return;
      const { dataUpdatedAt } = query.state;
      const input = inputOf(query.queryKey) as ListContactsInput;
      const first = await latest.current.client.contacts.list.query(input);
      const found = new Set(first.contacts.map(({ uniqueId }) => uniqueId));
      const elsewhere = contactsOf(before).filter(({ uniqueId }) => ids?.has(uniqueId) && !found.has(uniqueId));
      const others = await Promise.allSettled(
        elsewhere.map(({ uniqueId }) => latest.current.client.contacts.get.query({ uniqueId })),
      );
      // It was read again meanwhile, or is not what is shown any more.
      if (isOver || query.state.dataUpdatedAt !== dataUpdatedAt || !query.isActive()) return;
      const shown = query.state.data ?? before;
      const { news, shown: upToDate } = compared(shown, first, others.flatMap(fulfilled));
      latest.current.queries.setQueryData(query.queryKey, upToDate, { updatedAt: dataUpdatedAt });
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
      pending = pending === null || ids === null ? null : new Set([...(pending ?? []), ...ids]);
      void work();
    });
    const forget = latest.current.queries.getQueryCache().subscribe((event) => {
      const isRead = event.type === "updated" && event.action.type === "success" && event.action.manual !== true;
      if (isRead) setNews((before) => (before?.queryHash === event.query.queryHash ? null : before));
      if (event.type === "observerAdded")
        setNews((before) => (before && before.queryHash !== table()?.queryHash ? null : before));
    });
    return () => {
      isOver = true;
      deafen();
      forget();
    };
  }, []);

  return {
    news,
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

function fulfilled(result: PromiseSettledResult<Contact>): Contact[] {
  return result.status === "fulfilled" ? [result.value] : [];
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
