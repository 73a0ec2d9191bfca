"use client";
import type { BulkReport } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { refusalOf } from "../../../../../components/refusal.ts";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { answeredSoon, useFollowedBulk } from "../../../../../trpc/use-followed-bulk.ts";
import { useMay } from "../../../contacts/_components/allowed.tsx";
import { BulkOutcome } from "../../../contacts/_components/bulk-outcome.tsx";
import { counted } from "../../../contacts/bulk-actions.ts";

interface UndoProps {
  /** A bulk change, or the event of a change of one contact. */
  undone: { bulkId: string } | { eventId: string };
  canBeUndone: boolean;
}

/** Puts back what a change changed, once the number of its contacts was said and confirmed. It stays to tell what came of it. */
export function Undo({ undone, canBeUndone }: UndoProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const may = useMay();
  const follow = useFollowedBulk();
  const [asking, setAsking] = useState<number | null>(null);
  const [report, setReport] = useState<BulkReport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const undoBulk = useMutation(trpc.contacts.undoBulk.mutationOptions());
  const undoChange = useMutation(trpc.contacts.undoChange.mutationOptions());
  const isPending = undoBulk.isPending || undoChange.isPending;
  const undo = (how: { dryRun?: true; waitSeconds?: number }) =>
    "bulkId" in undone ? undoBulk.mutateAsync({ ...undone, ...how }) : undoChange.mutateAsync({ ...undone, ...how });
  useEffect(() => {
    if (asking !== null) yes.current?.focus();
  }, [asking]);

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setAsking(null);
      setProblem(refusalOf(error));
      await queries.invalidateQueries(trpc.audit.list.pathFilter());
    }
  }
  const count = () => attempt(async () => setAsking((await undo({ dryRun: true })).count));
  const confirm = () =>
    attempt(async () => {
      const first = await undo(answeredSoon);
      setAsking(null);
      await follow(first, setReport);
      await queries.invalidateQueries();
    });

  if (report) return <BulkOutcome report={report} isUndo dismiss={() => setReport(null)} />;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      {asking !== null ? (
        <>
          <p role="status">{counted(asking)} will be put back where nobody changed it since.</p>
          <button ref={yes} type="button" className="button button-primary" disabled={isPending} onClick={confirm}>
            Yes, put {counted(asking)} back
          </button>
          <button type="button" className="button" onClick={() => setAsking(null)}>
            Cancel
          </button>
        </>
      ) : canBeUndone && may("Update:Contact") ? (
        <button type="button" className="button" disabled={isPending} onClick={count}>
          Undo
        </button>
      ) : null}
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
