import type { BulkChanges, Contact } from "@roster/client";
import { contactStatuses } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";
import { UsageError } from "../failure.ts";
import { assignmentHelp, assignmentsOf } from "./attributes.ts";

export interface BulkChangeFlags {
  addList?: string[];
  removeList?: string[];
  addTag?: string[];
  removeTag?: string[];
  setStatus?: Contact["status"];
  set?: string[];
  unset?: string[];
  delete?: true;
}

/** What can be done to many contacts at once. */
export function addBulkChangeFlags(command: Command): Command {
  const flags = [
    new Option("--add-list <id...>", "put them on these lists"),
    new Option("--remove-list <id...>", "take them off these lists"),
    new Option("--add-tag <id...>", "give them these tags"),
    new Option("--remove-tag <id...>", "take these tags off them"),
    new Option("--set-status <status>", "give them this status").choices(contactStatuses),
    new Option("--set <key=value...>", assignmentHelp),
    new Option("--unset <key...>", "attributes to remove"),
    new Option("--delete", "delete them; nothing else can be done then"),
  ];
  for (const flag of flags) command.addOption(flag.helpGroup("What is done to them:"));
  return command;
}

/** The changes that the flags describe. Throws a UsageError where there are none. */
export function changesOf(flags: BulkChangeFlags): BulkChanges {
  const changes: BulkChanges = {
    addListIds: flags.addList,
    removeListIds: flags.removeList,
    addTagIds: flags.addTag,
    removeTagIds: flags.removeTag,
    status: flags.setStatus,
    attributes: assignmentsOf({ flag: "--set", set: flags.set, unset: flags.unset }),
    delete: flags.delete,
  };
  if (Object.values(changes).every((change) => change === undefined))
    throw new UsageError(
      "say what to do: --add-list, --remove-list, --add-tag, --remove-tag, --set-status, --set, --unset or --delete",
    );
  return changes;
}
