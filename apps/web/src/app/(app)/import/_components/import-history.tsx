"use client";
import type { ImportSummary } from "@roster/domain/import";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState, useTransition } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { SettingsTable } from "../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { historyInput, importHref } from "../import-view.ts";

const states: Record<ImportSummary["state"], string> = {
  receiving: "Being read",
  running: "Running",
  done: "Done",
  failed: "Failed",
};

/** The imports that were begun before, newest first. */
export function ImportHistory() {
  const trpc = useTRPC();
  const { number } = useFormat();
  const [cursor, setCursor] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  const { imports, paginationMeta } = useSuspenseQuery(
    trpc.contacts.listImports.queryOptions(historyInput(cursor)),
  ).data;
  const { nextCursor, prevCursor } = paginationMeta;
  const turn = (to: string | null) => () => startTransition(() => setCursor(to));
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="history-title" aria-busy={isPending} className="mt-8 grid min-w-0 gap-3">
      <h2 id="history-title" className="font-semibold">
        Earlier imports
      </h2>
      <SettingsTable
        label="Table of earlier imports"
        titles={["File", "When", "Who", "Rows", "Created", "Updated", "Rejected", "State"]}
      >
        {imports.map((one) => (
          <tr key={one.importId} className="border-b border-line align-top [&>td]:px-3 [&>td]:py-2">
            <td dir="auto" className="max-w-56 break-words">
              <Link className="link" href={importHref(one.importId)} prefetch={false}>
                {one.fileName || "No name"}
              </Link>
            </td>
            <td>
              <Moment at={one.createdAt} />
            </td>
            <td dir="auto">{one.actor.name}</td>
            {[one.read, one.created, one.updated, one.rejected].map((count, index) => (
              <td key={index} className="text-end tabular-nums">
                {number(count)}
              </td>
            ))}
            <td className={one.state === "failed" ? "text-danger" : "text-muted"}>{states[one.state]}</td>
          </tr>
        ))}
      </SettingsTable>
      {nextCursor || prevCursor ? (
        <nav aria-label="Pages of earlier imports" className="flex justify-end gap-1">
          <button type="button" className="button" disabled={prevCursor === null} onClick={turn(prevCursor)}>
            Newer
          </button>
          <button type="button" className="button" disabled={nextCursor === null} onClick={turn(nextCursor)}>
            Older
          </button>
        </nav>
      ) : null}
    </section>
  );
}
