import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { collect } from "../../flags/collect.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toListDetails } from "../../output/list-table.ts";

interface Flags extends JsonFlags {
  description?: string;
  tag?: string[];
}

/** `roster lists create` */
export function listsCreate(): Command {
  const create = command("create", {
    description: "make a list, and show it",
    examples: ["roster lists create Customers --description 'Bought something since 2024'"],
  })
    .argument("<name>", "what the list is called")
    .option("--description <text>", "what the list is for")
    .option("--tag <id>", "a tag of the list; repeat it for more", collect);
  return addJsonFlag(create).action(async (name: string, flags: Flags) => {
    const { description, tag: tagIds } = flags;
    const list = await clientFromEnvironment().lists.create.mutate({ name, description, tagIds });
    await printAnswer(list, flags, toListDetails);
  });
}
