import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toContactDetails } from "../../output/contact-details.ts";

/** `roster contacts restore` */
export function contactsRestore(): Command {
  const restore = command("restore", {
    description: `bring a contact back that was deleted in the last ${limits.restoreDays} days`,
    examples: ["roster contacts restore 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the contact's uniqueId");
  return addJsonFlag(restore).action(async (uniqueId: string, flags: JsonFlags) =>
    printAnswer(await clientFromEnvironment().contacts.restore.mutate({ uniqueId }), flags, toContactDetails),
  );
}
