import type { BulkReport } from "@roster/client";
import { limits } from "@roster/domain/limits";
import { type Command, Option } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addBulkChangeFlags, type BulkChangeFlags, changesOf } from "../../flags/bulk-changes.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addCriteriaFlags, type CriteriaFlags } from "../../flags/criteria.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { type SelectionFlags, selectionOf } from "../../flags/selection.ts";
import { printAnswer } from "../../output/answer.ts";
import { toBulkText } from "../../output/bulk-report.ts";
import { counted } from "../../output/counted.ts";
import { ProgressLine } from "../../output/progress-line.ts";

interface Flags extends CriteriaFlags, SelectionFlags, BulkChangeFlags, ConfirmFlags, JsonFlags {
  dryRun?: boolean;
}

/** `roster contacts bulk` */
export function contactsBulk(): Command {
  const bulk = command("bulk", {
    description: "change many contacts: counts them, asks, and says what became of them",
    examples: [
      "roster contacts bulk --list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --set-status Inactive --dry-run",
      "roster contacts bulk --attr city=Rome --set region=Lazio --unset city",
      "roster contacts bulk --ids 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --delete --yes",
    ],
  });
  addCriteriaFlags(bulk)
    .addOption(
      new Option("--ids <id...>", `these, at most ${limits.contactsAtOnce}`)
        .helpGroup("Which contacts:")
        .conflicts("all"),
    )
    .addOption(new Option("-a, --all", "every contact that there is").helpGroup("Which contacts:"));
  addBulkChangeFlags(bulk).option("--dry-run", "say how many contacts would be changed, and change nothing");
  return addJsonFlag(addConfirmFlag(bulk)).action(run);
}

async function run(flags: Flags): Promise<void> {
  const selection = selectionOf(flags);
  const changes = changesOf(flags);
  const client = clientFromEnvironment();
  const planned = await client.contacts.bulk.mutate({ ...selection, changes, dryRun: true });
  if (flags.dryRun) return printAnswer(planned, flags, toBulkText);
  const expectedCount = planned.count;
  const verb = changes.delete ? "Delete" : "Change";
  if (expectedCount > 0) await confirm(`${verb} ${counted(expectedCount, "contact")}?`, flags);
  const progress = new ProgressLine(process.stderr);
  const onProgress = ({ done, count }: Pick<BulkReport, "done" | "count">) => progress.show("Changing", done, count);
  onProgress(planned);
  const report = await client
    .bulkContacts({ ...selection, changes, expectedCount }, { onProgress })
    .finally(() => progress.clear());
  await printAnswer(report, flags, toBulkText);
  if (report.failed > 0)
    throw new Error(`${report.failed} of ${counted(report.count, "contact")} could not be changed`);
}
