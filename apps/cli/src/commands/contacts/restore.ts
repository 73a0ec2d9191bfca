import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { toContactDetails } from "../../output/contact-details.ts";
import { write, writeJson } from "../../output/write.ts";

/** `roster contacts restore` */
export function contactsRestore(): Command {
  return command("restore", {
    description: `bring a contact back that was deleted in the last ${limits.restoreDays} days`,
    examples: ["roster contacts restore 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  })
    .argument("<id>", "the contact's uniqueId")
    .option("--json", "the contract's JSON")
    .action(async (uniqueId: string, flags: { json?: boolean }) => {
      const contact = await clientFromEnvironment().contacts.restore.mutate({ uniqueId });
      await (flags.json ? writeJson(contact) : write(toContactDetails(contact)));
    });
}
