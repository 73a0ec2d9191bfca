import type { Command } from "commander";
import { group } from "../../command.ts";
import { contactsGet } from "./get.ts";
import { contactsList } from "./list.ts";

/** `roster contacts` */
export function contacts(): Command {
  return group("contacts", {
    description: "list, read and change contacts",
    examples: ["roster contacts list --search maria", "roster contacts get --help"],
    commands: [contactsList(), contactsGet()],
  });
}
