import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { counted } from "../../output/counted.ts";

/** `roster lists delete` */
export function listsDelete(): Command {
  const remove = command("delete", {
    description: "delete a list; the contacts on it stay",
    examples: ["roster lists delete 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the list's uniqueId");
  return addJsonFlag(addConfirmFlag(remove)).action(run);
}

async function run(uniqueId: string, flags: ConfirmFlags & JsonFlags): Promise<void> {
  const { lists } = clientFromEnvironment();
  const { name, numberOfContacts } = await lists.get.query({ uniqueId });
  await confirm(`Delete the list ${name} with ${counted(numberOfContacts, "contact")}? They stay.`, flags);
  await printAnswer(await lists.delete.mutate({ uniqueId }), flags, () => `The list ${name} was deleted\n`);
}
