"use client";
import type { ImportReport } from "@roster/domain/import";
import { useFormat } from "../../../../components/format-provider.tsx";
import { outcomes } from "../words.ts";

/** How many rows came to what. */
export function Counts({ report }: { report: ImportReport }) {
  const { number } = useFormat();
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3">
      {outcomes.map((name) => (
        <div key={name} className="bg-bg px-4 py-3">
          <dt className="text-muted first-letter:uppercase">{report.dryRun ? `would be ${name}` : name}</dt>
          <dd
            data-count={name}
            className={`text-xl font-semibold tabular-nums ${name === "rejected" && report.rejected > 0 ? "text-danger" : ""}`}
          >
            {number(report[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
