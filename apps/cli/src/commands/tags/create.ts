import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toTable } from "../../output/table.ts";
import { tagColumns } from "../../output/tag-table.ts";

/** `roster tags create` */
export function tagsCreate(): Command {
  const create = command("create", {
    description: "make a tag, and show it",
    examples: ["roster tags create vip", "roster tags create vip --json | jq -r .uniqueId"],
  }).argument("<label>", "what the tag says");
  return addJsonFlag(create).action(async (label: string, flags: JsonFlags) => {
    const tag = await clientFromEnvironment().tags.create.mutate({ label });
    await printAnswer(tag, flags, () => toTable(tagColumns, [tag]));
  });
}
