"use client";
import type { ImportReport } from "@roster/domain/import";
import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { Counts } from "./counts.tsx";
import { IssueTable } from "./issue-table.tsx";
import { Reasons } from "./reasons.tsx";
import { StepTitle } from "./step-title.tsx";

/** What became of every row. */
export function ImportResult({ report, startOver }: { report: ImportReport; startOver: () => void }) {
  const { number } = useFormat();
  const { fileName, read, createdAt, actor, issues } = report;
  return (
    <section aria-labelledby="report-title" className="mt-4 grid min-w-0 gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0">
          <StepTitle id="report-title">
            {fileName || "The file"}: {number(read)} {read === 1 ? "row" : "rows"} read
          </StepTitle>
          <p className="text-muted">
            <Moment at={createdAt} />, by <bdi>{actor.name}</bdi>
          </p>
        </div>
        <span className="ms-auto flex flex-wrap gap-2">
          <button type="button" className="button" onClick={startOver}>
            Import another
          </button>
          <Link href="/contacts" className="button button-primary">
            See the contacts
          </Link>
        </span>
      </div>
      <Counts report={report} />
      <Reasons report={report} />
      {issues.length === 0 ? (
        <p className="text-muted">Every row was taken as it stands.</p>
      ) : (
        <IssueTable report={report} title="Rows that need a look" />
      )}
    </section>
  );
}
