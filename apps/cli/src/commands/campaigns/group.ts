import type { Command } from "commander";
import { group } from "../../command.ts";
import { campaignsList } from "./list.ts";

/** `roster campaigns` */
export function campaigns(): Command {
  return group("campaigns", {
    description: "messages to many contacts",
    examples: ["roster campaigns list"],
    commands: [campaignsList()],
  });
}
