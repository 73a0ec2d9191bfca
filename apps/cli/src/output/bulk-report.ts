import type { BulkReport } from "@roster/client";
import { counted } from "./counted.ts";

/** What became of a bulk change, or would, for a person. */
export function toBulkText(report: BulkReport): string {
  const { bulkId, state, count, changed, unchanged, failed, failures } = report;
  if (state === "planned") return `${counted(count, "contact")} would be changed; nothing was\n`;
  const lines = [
    `${counted(count, "contact")}: ${changed} changed, ${unchanged} unchanged, ${failed} failed`,
    ...failures.map(({ uniqueId, detail }) => `  ${uniqueId} failed: ${detail}`),
  ];
  if (failed > failures.length) lines.push(`  and ${failed - failures.length} more`);
  if (changed > 0) lines.push(`  roster contacts undo-bulk ${bulkId} undoes it`);
  return `${lines.join("\n")}\n`;
}
