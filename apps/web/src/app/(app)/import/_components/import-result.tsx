"use client";
import Link from "next/link";
import { ScrollRegion } from "../../../../components/scroll-region.tsx";
import type { Report } from "./upload-file.ts";

const counts = ["created", "updated", "unchanged", "restored", "duplicate", "rejected"] as const;

/** What became of every row. */
export function ImportResult({ report, again }: { report: Report; again: () => void }) {
  const { issues, issuesTotal } = report;
  return (
    <section aria-labelledby="report-title" className="mt-6 grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="report-title" className="text-base font-semibold" dir="auto">
          {report.fileName || "The file"}: {report.read.toLocaleString("en")} rows read
        </h2>
        <span className="ml-auto flex gap-2">
          <button type="button" className="button" onClick={again}>
            Import another
          </button>
          <Link href="/contacts" className="button button-primary">
            See the contacts
          </Link>
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3">
        {counts.map((name) => (
          <div key={name} className="bg-bg px-4 py-3">
            <dt className="text-muted capitalize">{name}</dt>
            <dd
              data-count={name}
              className={`text-xl font-semibold tabular-nums ${name === "rejected" && report.rejected > 0 ? "text-danger" : ""}`}
            >
              {report[name].toLocaleString("en")}
            </dd>
          </div>
        ))}
      </dl>
      {issues.length === 0 ? (
        <p className="text-muted">Every row was taken as it stands.</p>
      ) : (
        <IssueTable issues={issues} />
      )}
      {issuesTotal > issues.length ? (
        <p className="text-muted">
          The first {issues.length.toLocaleString("en")} of {issuesTotal.toLocaleString("en")} rows that need a look.
        </p>
      ) : null}
    </section>
  );
}

const colors: Partial<Record<Report["issues"][number]["verdict"], string>> = {
  rejected: "text-danger",
  duplicate: "text-muted",
  warning: "text-warn",
};

function IssueTable({ issues }: { issues: Report["issues"] }) {
  return (
    <ScrollRegion label="Rows that need a look">
      <table className="w-full border-collapse sm:min-w-[40rem] text-left">
        <thead className="border-y border-line bg-raised text-xs text-muted">
          <tr>
            {["Row", "Verdict", "Why", "Name", "Phone"].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map(({ row, verdict, name, phone, detail }) => (
            <tr key={row} className="border-b border-line align-top">
              <td className="px-3 py-2 tabular-nums">{row}</td>
              <td className={`px-3 py-2 ${colors[verdict] ?? ""}`}>{verdict}</td>
              <td className="min-w-48 px-3 py-2">{detail}</td>
              <td className="max-w-48 px-3 py-2 break-words" dir="auto">
                {name}
              </td>
              <td className="px-3 py-2 tabular-nums">{phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
