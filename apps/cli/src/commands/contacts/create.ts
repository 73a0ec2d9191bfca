import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { UsageError } from "../../failure.ts";
import { assignmentsOf } from "../../flags/attributes.ts";
import { addContactFieldFlags, type ContactFieldFlags } from "../../flags/contact-fields.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printStoredContact } from "../../output/stored-contact.ts";

interface Flags extends ContactFieldFlags, JsonFlags {}

/** `roster contacts create` */
export function contactsCreate(): Command {
  const create = command("create", {
    description: "create a contact, and show it as it was stored",
    examples: [
      "roster contacts create --name 'María Iglesias' --phone +34612345678",
      `roster contacts create --phone '0171 1234567' --attr city=Berlin --attr age=42 --attr 'zip="01067"'`,
    ],
  });
  return addJsonFlag(addContactFieldFlags(create)).action(run);
}

async function run(flags: Flags): Promise<void> {
  const { name, phone, status, list: listIds, tag: tagIds } = flags;
  if (phone === undefined) throw new UsageError("--phone is needed");
  const attributes = assignmentsOf({ flag: "--attr", set: flags.attr });
  const given = { name, phone, status, listIds, tagIds, attributes };
  await printStoredContact(await clientFromEnvironment().contacts.create.mutate(given), flags);
}
