"use client";
import type { ImportReport } from "@roster/domain/import";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Problem } from "../../../../components/problem.tsx";
import { Counts } from "./counts.tsx";
import { IssueTable } from "./issue-table.tsx";
import { Reasons } from "./reasons.tsx";
import { StepTitle } from "./step-title.tsx";

interface DryRunResultProps {
  report: ImportReport;
  /** Why it could not be stored. */
  problem: string | null;
  change: (() => void) | null;
  store: () => void;
  startOver: () => void;
}

/** What would become of every row, before anything is stored. */
export function DryRunResult({ report, problem, change, store, startOver }: DryRunResultProps) {
  const { number } = useFormat();
  const { created, updated, restored, read, fileName } = report;
  const changing = created + updated + restored;
  return (
    <section aria-labelledby="try-title" className="mt-4 grid min-w-0 gap-5">
      <div className="grid gap-1">
        <StepTitle id="try-title">
          {fileName || "The file"}: {number(read)} {read === 1 ? "row" : "rows"} tried out
        </StepTitle>
        <p className="text-muted">Nothing is stored yet. This is what an import would do now.</p>
      </div>
      <Counts report={report} />
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-primary" disabled={changing === 0} onClick={store}>
          {changing === 0 ? "Nothing would change" : `Import ${number(changing)} ${changing === 1 ? "row" : "rows"}`}
        </button>
        {change ? (
          <button type="button" className="button" onClick={change}>
            Change how it is read
          </button>
        ) : null}
        <button type="button" className="button" onClick={startOver}>
          Choose another file
        </button>
      </div>
      <Problem text={problem} />
      <Reasons report={report} />
      <IssueTable report={report} title="Every row" />
    </section>
  );
}
