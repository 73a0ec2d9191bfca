import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toListDetails } from "../../output/list-table.ts";

/** `roster lists get` */
export function listsGet(): Command {
  const get = command("get", {
    description: "show one list",
    examples: ["roster lists get 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the list's uniqueId");
  return addJsonFlag(get).action(async (uniqueId: string, flags: JsonFlags) =>
    printAnswer(await clientFromEnvironment().lists.get.query({ uniqueId }), flags, toListDetails),
  );
}
