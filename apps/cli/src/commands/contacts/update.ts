import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { UsageError } from "../../failure.ts";
import { assignmentsOf } from "../../flags/attributes.ts";
import { collect } from "../../flags/collect.ts";
import { addContactFieldFlags, type ContactFieldFlags } from "../../flags/contact-fields.ts";
import { idsOf } from "../../flags/ids-of.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printStoredContact } from "../../output/stored-contact.ts";

interface Flags extends Omit<ContactFieldFlags, "list" | "tag">, JsonFlags {
  list?: string[] | false;
  tag?: string[] | false;
  unset?: string[];
  ifUpdatedAt?: string;
}

/** `roster contacts update` */
export function contactsUpdate(): Command {
  const update = command("update", {
    description: "change what is given of a contact, and show it as it was stored",
    examples: [
      "roster contacts update 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --status Blocked",
      "roster contacts update 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --attr city=Rome --unset nickname --no-tag",
    ],
  }).argument("<id>", "the contact's uniqueId");
  addContactFieldFlags(update)
    .option("--unset <key>", "an attribute to remove; repeat it for more", collect)
    .option("--no-list", "take it off every list; --list names all those that it shall be on")
    .option("--no-tag", "take every tag off it; --tag names all those that it shall have")
    .option("--if-updated-at <moment>", "only when nobody changed it since: its updatedAt as --json shows it");
  return addJsonFlag(update).action(run);
}

async function run(uniqueId: string, flags: Flags): Promise<void> {
  const { name, phone, status, ifUpdatedAt: expectedUpdatedAt } = flags;
  const attributes = assignmentsOf({ flag: "--attr", set: flags.attr, unset: flags.unset });
  const changes = { name, phone, status, attributes, listIds: idsOf(flags.list), tagIds: idsOf(flags.tag) };
  if (Object.values(changes).every((change) => change === undefined))
    throw new UsageError("say what to change: --name, --phone, --status, --attr, --unset, --list or --tag");
  const { contacts } = clientFromEnvironment();
  await printStoredContact(await contacts.update.mutate({ uniqueId, expectedUpdatedAt, ...changes }), flags);
}
