import type { ImportOutcome } from "@roster/domain/overview";
import Link from "next/link";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { SettingsTable } from "../../../../components/settings-table.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { auditHref, readAuditView } from "../../settings/audit/audit-view.ts";
import { Card } from "./card.tsx";

const everything = readAuditView(new URLSearchParams());
const states: Record<ImportOutcome["state"], string> = {
  receiving: "Receiving",
  running: "Storing",
  done: "Done",
  failed: "Failed",
};
const columns = {
  read: "Rows",
  created: "New",
  updated: "Updated",
  restored: "Restored",
  unchanged: "Unchanged",
  duplicate: "Duplicate",
  rejected: "Rejected",
} as const;
const names = Object.keys(columns) as (keyof typeof columns)[];

/** The last imports, and what became of their rows. */
export function ImportsCard({ imports }: { imports: readonly ImportOutcome[] }) {
  const may = useMay();
  const { number, counted } = useFormat();
  const summary = imports.length === 0 ? "Nothing was imported yet." : `The last ${counted(imports.length, "import")}.`;
  return (
    <Card title="Imports" summary={summary} isWide>
      {imports.length === 0 ? (
        <Link href="/import" className="button mt-3">
          Import a file
        </Link>
      ) : (
        <div className="mt-3">
          <SettingsTable label="Table of imports" titles={["When", "File", "State", ...Object.values(columns)]}>
            {imports.map((one) => (
              <tr key={one.importId} className="border-b border-line [&>td]:px-3 [&>td]:py-2">
                <td>
                  <Moment at={one.createdAt} />
                </td>
                <td className="max-w-56 truncate">
                  <bdi>
                    {may("Get:AuditLog") ? (
                      <Link
                        href={auditHref({ ...everything, recordId: one.importId })}
                        prefetch={false}
                        className="link"
                      >
                        {one.fileName || "A file"}
                      </Link>
                    ) : (
                      one.fileName || "A file"
                    )}
                  </bdi>
                </td>
                <td className={one.state === "failed" ? "text-danger" : ""} title={one.error ?? undefined}>
                  {states[one.state]}
                </td>
                {names.map((name) => (
                  <td key={name} className="tabular-nums">
                    {number(one[name])}
                  </td>
                ))}
              </tr>
            ))}
          </SettingsTable>
        </div>
      )}
    </Card>
  );
}
