import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addConfirmFlag, type ConfirmFlags, confirm } from "../../flags/confirm.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { segmentOf } from "../../flags/segment.ts";
import { printAnswer } from "../../output/answer.ts";

/** `roster segments delete` */
export function segmentsDelete(): Command {
  const remove = command("delete", {
    description: "delete a segment; the contacts in it stay as they are",
    examples: ["roster segments delete 'People of Vigo'"],
  }).argument("<segment>", "its name or uniqueId");
  return addJsonFlag(addConfirmFlag(remove)).action(run);
}

async function run(nameOrId: string, flags: ConfirmFlags & JsonFlags): Promise<void> {
  const client = clientFromEnvironment();
  const { uniqueId, name } = await segmentOf(client, nameOrId);
  await confirm(`Delete the segment ${name}, for everybody? The contacts in it stay as they are.`, flags);
  await printAnswer(
    await client.segments.delete.mutate({ uniqueId }),
    flags,
    () => `The segment ${name} was deleted\n`,
  );
}
