import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { UsageError } from "../../failure.ts";
import { collect } from "../../flags/collect.ts";
import { idsOf } from "../../flags/ids-of.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toListDetails } from "../../output/list-table.ts";

interface Flags extends JsonFlags {
  name?: string;
  description?: string;
  tag?: string[] | false;
}

/** `roster lists update` */
export function listsUpdate(): Command {
  const update = command("update", {
    description: "change what is given of a list, and show it",
    examples: ["roster lists update 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --name 'Old customers' --no-tag"],
  })
    .argument("<id>", "the list's uniqueId")
    .option("--name <name>", "what the list is called")
    .option("--description <text>", "what the list is for")
    .option("--tag <id>", "a tag that the list shall have, instead of those that it has; repeat it for more", collect)
    .option("--no-tag", "take every tag off it");
  return addJsonFlag(update).action(run);
}

async function run(uniqueId: string, flags: Flags): Promise<void> {
  const { name, description } = flags;
  const tagIds = idsOf(flags.tag);
  if (name === undefined && description === undefined && tagIds === undefined)
    throw new UsageError("say what to change: --name, --description or --tag");
  const list = await clientFromEnvironment().lists.update.mutate({ uniqueId, name, description, tagIds });
  await printAnswer(list, flags, toListDetails);
}
