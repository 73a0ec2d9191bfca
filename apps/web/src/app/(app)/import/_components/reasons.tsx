"use client";
import type { ImportReport } from "@roster/domain/import";
import { useFormat } from "../../../../components/format-provider.tsx";
import { reasonNames } from "../words.ts";

/** Why rows are rejected, and a file of them to mend. */
export function Reasons({ report }: { report: ImportReport }) {
  const { number } = useFormat();
  const { reasons, rejected, importId } = report;
  if (rejected === 0) return null;
  return (
    <section aria-labelledby="reasons-title" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="reasons-title" className="font-semibold">
          Why rows are rejected
        </h3>
        <a className="button" href={`/api/contacts/imports/${importId}/rejected`} download>
          Download the rejected rows
        </a>
      </div>
      <ul className="grid gap-3">
        {reasons.map(({ reason, count, examples }) => (
          <li key={reason} className="rounded-lg border border-line px-4 py-3">
            <p className="font-medium">
              {reasonNames[reason]}: {number(count)} {count === 1 ? "row" : "rows"}
            </p>
            <ul className="mt-1 text-muted">
              {examples.map(({ row, detail }) => (
                <li key={row} className="break-words">
                  Row {number(row)}: <bdi>{detail}</bdi>
                </li>
              ))}
              {count > examples.length ? <li>and {number(count - examples.length)} more</li> : null}
            </ul>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        The file has the rows as they were and one column more, which says why. Mend them there and import the file:
        that column is left out by itself.
      </p>
    </section>
  );
}
