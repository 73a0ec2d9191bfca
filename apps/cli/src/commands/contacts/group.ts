import type { Command } from "commander";
import { group } from "../../command.ts";
import { contactsBulk } from "./bulk.ts";
import { contactsCreate } from "./create.ts";
import { contactsDelete } from "./delete.ts";
import { contactsExport } from "./export.ts";
import { contactsGet } from "./get.ts";
import { contactsList } from "./list.ts";
import { contactsRestore } from "./restore.ts";
import { contactsUndoBulk } from "./undo-bulk.ts";
import { contactsUpdate } from "./update.ts";

/** `roster contacts` */
export function contacts(): Command {
  return group("contacts", {
    description: "list, read and change contacts",
    examples: ["roster contacts list --search maria", "roster contacts update --help"],
    commands: [
      contactsList(),
      contactsGet(),
      contactsCreate(),
      contactsUpdate(),
      contactsDelete(),
      contactsRestore(),
      contactsBulk(),
      contactsUndoBulk(),
      contactsExport(),
    ],
  });
}
