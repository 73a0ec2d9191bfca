import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";

/** `roster keys revoke` */
export function keysRevoke(): Command {
  const revoke = command("revoke", {
    description: "end an API key; it works for at most five seconds more",
    examples: ["roster keys revoke 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the key's uniqueId, as keys list shows it");
  return addJsonFlag(addConfirmFlag(revoke)).action(run);
}

async function run(uniqueId: string, flags: ConfirmFlags & JsonFlags): Promise<void> {
  const { keys } = clientFromEnvironment();
  await confirm(`Revoke the key ${uniqueId}?`, flags);
  await printAnswer(await keys.delete.mutate({ uniqueId }), flags, () => "The key was revoked\n");
}
