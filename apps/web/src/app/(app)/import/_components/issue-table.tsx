"use client";
import type { ImportReport } from "@roster/domain/import";
import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { ScrollRegion } from "../../../../components/scroll-region.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";

const colors: Partial<Record<ImportReport["issues"][number]["verdict"], string>> = {
  rejected: "text-danger",
  duplicate: "text-muted",
  warning: "text-warn",
};

/** What is to be said of rows, some at a time. */
export function IssueTable({ report, title }: { report: ImportReport; title: string }) {
  const { number } = useFormat();
  const { importId, issuesTotal } = report;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [more, setMore] = useState<ImportReport["issues"]>([]);
  const [isPending, startTransition] = useTransition();
  const issues = [...report.issues, ...more];
  const afterRow = issues.at(-1)?.row ?? 0;
  const showMore = () =>
    startTransition(async () => {
      const next = await queries.fetchQuery(trpc.contacts.getImport.queryOptions({ importId, afterRow }));
      setMore((shown) => [...shown, ...next.issues]);
    });
  if (issues.length === 0) return null;
  return (
    <div className="grid min-w-0 gap-3">
      <h3 className="font-semibold">{title}</h3>
      <ScrollRegion label={title}>
        <table className="w-full border-collapse sm:min-w-[40rem]">
          <thead className="border-y border-line bg-raised text-xs text-muted">
            <tr>
              {["Row", "Verdict", "Why", "Name", "Phone"].map((heading) => (
                <th key={heading} scope="col" className="px-3 py-2 text-start font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {issues.map(({ row, verdict, name, phone, detail }) => (
              <tr key={row} className="border-b border-line align-top [&>td]:px-3 [&>td]:py-2">
                <td className="tabular-nums">{row}</td>
                <td className={colors[verdict] ?? ""}>{verdict}</td>
                <td className="min-w-48">{detail}</td>
                <td className="max-w-48 break-words" dir="auto">
                  {name}
                </td>
                <td className="tabular-nums">{phone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {issuesTotal > issues.length ? (
        <p className="flex flex-wrap items-center gap-3 text-muted">
          {number(issues.length)} of {number(issuesTotal)} rows are shown.
          <button type="button" className="button text-text" disabled={isPending} onClick={showMore}>
            Show more
          </button>
        </p>
      ) : null}
    </div>
  );
}
