"use client";
import type { BulkChanges, BulkReport } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useContactsChanged } from "./use-contacts-changed.ts";
import type { Selection } from "./use-selection.ts";

/** A change of many contacts, before it is made. */
export interface Wanted {
  selection: Selection;
  changes: BulkChanges;
  /** What will become of the contacts. */
  words: string;
}

const pollEveryMs = 500;

function chosen(selection: Selection) {
  return "criteria" in selection ? selection : { ids: [...selection.names.keys()] };
}

/** Counts the contacts of a change, makes it once it is confirmed, and follows it until it is done. */
export function useBulk(done: (wanted: Wanted) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const changed = useContactsChanged();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState<(Wanted & { count: number }) | null>(null);
  const [report, setReport] = useState<(BulkReport & Pick<Wanted, "selection">) | null>(null);
  const latest = useRef(done);
  latest.current = done;
  const bulk = useMutation(trpc.contacts.bulk.mutationOptions());

  async function count(wanted: Wanted, { isAgain = false } = {}) {
    if (!isAgain) setProblem(null);
    try {
      const planned = await bulk.mutateAsync({
        ...chosen(wanted.selection),
        changes: wanted.changes,
        dryRun: true,
      });
      setAsking({ ...wanted, count: planned.count });
    } catch (error) {
      setAsking(null);
      setProblem(refusalOf(error));
    }
  }

  async function confirm() {
    if (!asking) return;
    const { selection, changes, count: expectedCount } = asking;
    const expected = "criteria" in selection ? { expectedCount } : {};
    setProblem(null);
    try {
      await follow(await bulk.mutateAsync({ ...chosen(selection), changes, ...expected }), asking);
    } catch (error) {
      setProblem(refusalOf(error));
      if (errorDataOf(error)?.code === "count_changed") await count(asking, { isAgain: true });
    }
  }

  /** A long change is made after its request was answered. */
  async function follow(current: BulkReport, wanted: Wanted): Promise<void> {
    setAsking(null);
    setReport({ ...current, selection: wanted.selection });
    if (current.state !== "running" || current.bulkId === null) {
      latest.current(wanted);
      await Promise.all([changed(), queries.invalidateQueries(trpc.contacts.get.pathFilter())]);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    const query = trpc.contacts.getBulk.queryOptions({ bulkId: current.bulkId }, { staleTime: 0, gcTime: 0 });
    await follow(await queries.fetchQuery(query).catch(() => current), wanted);
  }

  return {
    problem,
    asking,
    report,
    isBusy: bulk.isPending || report?.state === "running",
    count,
    confirm,
    cancel: () => setAsking(null),
    dismiss: () => setReport(null),
  };
}
