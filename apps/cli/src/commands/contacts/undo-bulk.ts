import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toBulkText } from "../../output/bulk-report.ts";
import { counted } from "../../output/counted.ts";
import { ProgressLine } from "../../output/progress-line.ts";

interface Flags extends ConfirmFlags, JsonFlags {
  dryRun?: boolean;
}

/** `roster contacts undo-bulk` */
export function contactsUndoBulk(): Command {
  const undo = command("undo-bulk", {
    description: `put back what a bulk change of the last ${limits.restoreDays} days changed, where nobody changed it since`,
    examples: ["roster contacts undo-bulk 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the bulkId of the change's report");
  undo.option("--dry-run", "say how many contacts would be put back, and change nothing");
  return addJsonFlag(addConfirmFlag(undo)).action(run);
}

async function run(bulkId: string, flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const planned = await client.undoBulk({ bulkId, dryRun: true });
  if (flags.dryRun) return printAnswer(planned, flags, toBulkText);
  if (planned.count > 0) await confirm(`Put ${counted(planned.count, "contact")} back?`, flags);
  const progress = new ProgressLine(process.stderr);
  const report = await client
    .undoBulk({ bulkId }, { onProgress: ({ done, count }) => progress.show("Putting back", done, count) })
    .finally(() => progress.clear());
  await printAnswer(report, flags, toBulkText);
  if (report.failed > 0)
    throw new Error(`${report.failed} of ${counted(report.count, "contact")} could not be put back`);
}
