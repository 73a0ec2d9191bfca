import type { Contact } from "@roster/client";
import { contactStatuses } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";
import { assignmentHelp } from "./attributes.ts";
import { collect } from "./collect.ts";

export interface ContactFieldFlags {
  name?: string;
  phone?: string;
  status?: Contact["status"];
  list?: string[];
  tag?: string[];
  attr?: string[];
}

/** What may be said of one contact, when it is created and when it is changed. */
export function addContactFieldFlags(command: Command): Command {
  return command
    .option("--name <name>", "what the contact is called; an empty one becomes the phone")
    .option("--phone <phone>", "in any format; begin with + and the country code when it is abroad")
    .addOption(new Option("--status <status>", "the contact's status").choices(contactStatuses))
    .option("--list <id>", "a list it is on; repeat it for more", collect)
    .option("--tag <id>", "a tag it has; repeat it for more", collect)
    .option("--attr <key=value>", assignmentHelp, collect);
}
