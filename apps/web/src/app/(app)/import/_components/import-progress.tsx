"use client";
import type { ImportSummary } from "@roster/domain/import";
import { useFormat } from "../../../../components/format-provider.tsx";
import { dealtWith, sizeOf } from "../words.ts";
import { StepTitle } from "./step-title.tsx";

interface ImportProgressProps {
  summary: ImportSummary | null;
  sending: { bytes: number; of: number; abort: () => void } | null;
  isStarted: boolean;
}

/** How much of the file is sent and read, and how many of its rows are dealt with, as it happens. */
export function ImportProgress({ summary, sending, isStarted }: ImportProgressProps) {
  const { number } = useFormat();
  const isStoring = isStarted || summary?.dryRun === false;
  const isReceiving = !isStarted && (summary === null || summary.state === "receiving");
  const isSending = sending !== null && sending.bytes < sending.of;
  const done = summary && !isReceiving && !(isStarted && summary.dryRun) ? dealtWith(summary) : 0;
  const phase = isReceiving ? "Reading the file" : isStoring ? "Importing" : "Looking what would become of each row";
  return (
    <div className="mt-4 grid gap-4 rounded-lg border border-line p-4">
      <StepTitle id="progress-title">{summary?.fileName || "Import"}</StepTitle>
      <p role="status">{phase}…</p>
      {sending ? (
        <Bar
          label="Sent"
          value={sending.bytes}
          of={sending.of}
          text={`${sizeOf(sending.bytes, number)} of ${sizeOf(sending.of, number)}`}
        />
      ) : null}
      <p className="tabular-nums" data-progress="read">
        Rows read: {number(summary?.read ?? 0)}
      </p>
      <Bar
        label={isStoring ? "Rows imported" : "Rows tried out"}
        value={done}
        of={summary?.read ?? 0}
        text={isReceiving ? "Not yet" : `${number(done)} of ${number(summary?.read ?? 0)}`}
      />
      {isSending ? (
        <button type="button" className="button justify-self-start" onClick={sending.abort}>
          Stop sending
        </button>
      ) : (
        <p className="text-muted">This goes on if you leave the page; its address shows how far it is.</p>
      )}
    </div>
  );
}

function Bar({ label, value, of, text }: { label: string; value: number; of: number; text: string }) {
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>{label}</span>
        <span className="text-muted">{text}</span>
      </p>
      <progress className="h-2 w-full accent-accent" aria-label={label} value={value} max={Math.max(1, of)} />
    </div>
  );
}
