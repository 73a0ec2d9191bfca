import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { NotFoundError } from "../../failure.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { counted } from "../../output/counted.ts";

/** `roster contacts delete` */
export function contactsDelete(): Command {
  const remove = command("delete", {
    description: `delete contacts; they can be restored for ${limits.restoreDays} days`,
    examples: [
      "roster contacts delete 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f",
      "roster contacts list --status Blocked --all --json | jq -r .uniqueId | xargs -n 1000 roster contacts delete --yes",
    ],
  }).argument("<id...>", "uniqueIds of contacts");
  return addJsonFlag(addConfirmFlag(remove)).action(run);
}

async function run(uniqueIds: string[], flags: ConfirmFlags & JsonFlags): Promise<void> {
  const { contacts } = clientFromEnvironment();
  await confirm(`Delete ${counted(new Set(uniqueIds).size, "contact")}?`, flags);
  const report = await contacts.deleteMany.mutate({ uniqueIds });
  await printAnswer(report, flags, ({ deleted }) => `${counted(deleted, "contact")} deleted\n`);
  if (report.notFound.length > 0)
    throw new NotFoundError(report.notFound.map((id) => `there is no contact ${id}`).join("\n"));
}
