import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toTable } from "../../output/table.ts";
import { tagColumns } from "../../output/tag-table.ts";

/** `roster tags rename` */
export function tagsRename(): Command {
  const rename = command("rename", {
    description: "give a tag another label, on every contact and list that has it",
    examples: ["roster tags rename 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f 'very important'"],
  })
    .argument("<id>", "the tag's uniqueId")
    .argument("<label>", "what the tag shall say");
  return addJsonFlag(rename).action(async (uniqueId: string, label: string, flags: JsonFlags) => {
    const tag = await clientFromEnvironment().tags.update.mutate({ uniqueId, label });
    await printAnswer(tag, flags, () => toTable(tagColumns, [tag]));
  });
}
