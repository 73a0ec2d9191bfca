"use client";
import type { BulkReport } from "@roster/domain";
import { useEffect, useRef } from "react";
import { counted } from "../bulk-actions.ts";

interface BulkOutcomeProps {
  report: BulkReport;
  /** Whether contacts are put back, by a button that is gone: the outcome takes the focus. */
  isUndo?: boolean;
  /** What a contact is called, where that is known. */
  nameOf?: (uniqueId: string) => string | undefined;
  dismiss: () => void;
}

/** How far a change of many contacts is, and what became of each. */
export function BulkOutcome({ report, isUndo = false, nameOf = () => undefined, dismiss }: BulkOutcomeProps) {
  const { state, count, done, changed, unchanged, failed, failures } = report;
  const isRunning = state === "running";
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isUndo && !isRunning) button.current?.focus({ preventScroll: true });
  }, [isUndo, isRunning]);
  if (isRunning)
    return (
      <div className="grid gap-2">
        <progress
          className="h-2 w-full accent-accent"
          value={done}
          max={Math.max(1, count)}
          aria-label={isUndo ? "Putting contacts back" : "Changing contacts"}
        />
        <p role="status" className="text-muted tabular-nums">
          {isUndo ? "Putting back" : "Changing"}: {done.toLocaleString("en")} of {counted(count)}
        </p>
      </div>
    );
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="font-medium tabular-nums">
          {counted(changed)} {isUndo ? "put back" : "changed"}, {unchanged.toLocaleString("en")} as before,{" "}
          {failed.toLocaleString("en")} failed.
        </p>
        <button ref={button} type="button" className="button" onClick={dismiss}>
          Dismiss
        </button>
      </div>
      {failures.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section aria-label="What failed" tabIndex={0} className="max-h-40 overflow-y-auto">
          <ul className="grid gap-1">
            {failures.map(({ uniqueId, detail }) => (
              <li key={uniqueId} className="break-words">
                <span dir="auto" className="font-medium">
                  {nameOf(uniqueId) ?? uniqueId}
                </span>
                : {detail}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {failed > failures.length ? (
        <p className="text-muted">The first {failures.length.toLocaleString("en")} are shown.</p>
      ) : null}
    </div>
  );
}
