import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";

/** `roster tags delete` */
export function tagsDelete(): Command {
  const remove = command("delete", {
    description: "delete a tag; the contacts and lists that have it stay",
    examples: ["roster tags delete 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the tag's uniqueId");
  return addJsonFlag(addConfirmFlag(remove)).action(run);
}

async function run(uniqueId: string, flags: ConfirmFlags & JsonFlags): Promise<void> {
  const { tags } = clientFromEnvironment();
  await confirm(`Delete the tag ${uniqueId}? The contacts and lists that have it stay.`, flags);
  await printAnswer(await tags.delete.mutate({ uniqueId }), flags, () => "The tag was deleted\n");
}
