"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../../../../components/problem.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { DryRunResult } from "./dry-run-result.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { StepTitle } from "./step-title.tsx";
import { Steps } from "./steps.tsx";
import { useProgress } from "./use-progress.ts";

interface ImportJobProps {
  importId: string;
  /** How much of its file is sent, where this page sends it. */
  sending: { bytes: number; of: number; abort: () => void } | null;
  /** Leads back to how the file is read, where this page has it. */
  change: (() => void) | null;
  startOver: () => void;
}

/** An import on its way, and what came of it. Whoever opens its address sees the same. */
export function ImportJob({ importId, sending, change, startOver }: ImportJobProps) {
  const trpc = useTRPC();
  const [isStarted, setIsStarted] = useState(false);
  const [isExpected] = useState(sending !== null);
  const { summary, isMissing } = useProgress({ importId, isExpected, isStarted });
  const start = useMutation(trpc.contacts.startImport.mutationOptions({ onError: () => setIsStarted(false) }));
  const isOver = summary?.state === "done" && !(isStarted && summary.dryRun);
  const { data: report, error } = useQuery(trpc.contacts.getImport.queryOptions({ importId }, { enabled: isOver }));
  const isReady = isOver && report?.state === "done" && report.dryRun === summary.dryRun;

  if (isMissing || summary?.state === "failed")
    return (
      <>
        <Steps current="choose" />
        <div className="mt-4 grid justify-items-start gap-3">
          <StepTitle id="failed-title">{summary?.fileName || "Import"}</StepTitle>
          <p role="alert" className="text-danger">
            {summary ? `Nothing was imported: ${summary.error}.` : "There is no such import."}
          </p>
          <button type="button" className="button" onClick={change ?? startOver}>
            {change ? "Go back to the file" : "Choose a file"}
          </button>
        </div>
      </>
    );
  if (!isReady)
    return (
      <>
        <Steps current={isStarted || summary?.dryRun === false ? "import" : "try"} />
        <ImportProgress summary={summary} sending={sending} isStarted={isStarted} />
        <Problem text={error?.message} />
      </>
    );
  if (!report.dryRun)
    return (
      <>
        <Steps current="report" />
        <ImportResult report={report} startOver={startOver} />
      </>
    );
  return (
    <>
      <Steps current="try" />
      <DryRunResult
        report={report}
        problem={start.error?.message ?? null}
        change={change}
        startOver={startOver}
        store={() => {
          setIsStarted(true);
          start.mutate({ importId });
        }}
      />
    </>
  );
}
