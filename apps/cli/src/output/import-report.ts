import type { ImportIssue, ImportReport } from "@roster/client";
import { counted } from "./counted.ts";
import { oneLine } from "./one-line.ts";

const outcomes = ["created", "updated", "unchanged", "restored", "duplicate", "rejected"] as const;

/** What became of a file, or with a dry run would become of it, for a person. */
export function toImportText(report: ImportReport): string {
  const { dryRun, read, issues, issuesTotal } = report;
  const counts = outcomes.map((outcome) => `${report[outcome]} ${outcome}`);
  const lines = [`${counted(read, "row")} read: ${counts.join(", ")}`, ...issues.map(toLine)];
  if (issuesTotal > issues.length) lines.push(`  and ${issuesTotal - issues.length} more`);
  if (dryRun) lines.push("Nothing was stored: this is what would become of the rows.");
  return `${lines.join("\n")}\n`;
}

function toLine({ row, verdict, detail, name, phone }: ImportIssue): string {
  const who = [name, phone].filter(Boolean).join(" ");
  return oneLine(`  row ${row} ${verdict}${detail ? `: ${detail}` : ""}${who ? ` (${who})` : ""}`);
}
