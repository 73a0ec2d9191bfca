"use client";
import type { BulkChanges, BulkReport } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { answeredSoon, useFollowedBulk } from "../../../../trpc/use-followed-bulk.ts";
import { useContactsChanged } from "./use-contacts-changed.ts";
import type { Selection } from "./use-selection.ts";

/** A change of many contacts, before it is made. */
export interface Wanted {
  selection: Selection;
  changes: BulkChanges;
  /** What will become of the contacts. */
  words: string;
}

/** A change that was made and can be taken back. */
export type Made = Wanted & { bulkId: string; changed: number };

function chosen(selection: Selection) {
  return "criteria" in selection ? selection : { ids: [...selection.names.keys()] };
}

/** Counts the contacts of a change, makes it once it is confirmed, follows it until it is done, and takes it back. */
export function useBulk(done: (wanted: Wanted) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const changed = useContactsChanged();
  const follow = useFollowedBulk();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState<(Wanted & { count: number }) | null>(null);
  const [report, setReport] = useState<(BulkReport & Pick<Wanted, "selection"> & { isUndo: boolean }) | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const latest = useRef(done);
  latest.current = done;
  const bulk = useMutation(trpc.contacts.bulk.mutationOptions());
  const undoing = useMutation(trpc.contacts.undoBulk.mutationOptions());

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
      const first = await bulk.mutateAsync({ ...chosen(selection), changes, ...expected, ...answeredSoon });
      setAsking(null);
      setMade(null);
      const { bulkId, changed: many } = await follow(first, (next) => setReport({ ...next, selection, isUndo: false }));
      if (bulkId !== null && many > 0) setMade({ ...asking, bulkId, changed: many });
      latest.current(asking);
      await refresh();
    } catch (error) {
      setProblem(refusalOf(error));
      if (errorDataOf(error)?.code === "count_changed") await count(asking, { isAgain: true });
    }
  }

  async function undo({ bulkId, selection }: Made) {
    setMade(null);
    setProblem(null);
    try {
      const first = await undoing.mutateAsync({ bulkId, ...answeredSoon });
      await follow(first, (next) => setReport({ ...next, selection, isUndo: true }));
      await refresh();
    } catch (error) {
      setReport(null);
      setProblem(refusalOf(error));
    }
  }

  function refresh() {
    return Promise.all([changed(), queries.invalidateQueries(trpc.contacts.get.pathFilter())]);
  }

  return {
    problem,
    asking,
    report,
    made,
    isBusy: bulk.isPending || undoing.isPending || report?.state === "running",
    count,
    confirm,
    undo,
    cancel: () => setAsking(null),
    dismiss: () => setReport(null),
    forget: () => setMade(null),
  };
}
