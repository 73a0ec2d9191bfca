import { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { campaigns } from "./commands/campaigns/group.ts";
import { completion } from "./commands/completion.ts";
import { contacts } from "./commands/contacts/group.ts";
import { conversations } from "./commands/conversations/group.ts";
import { importFile } from "./commands/import.ts";
import { keys } from "./commands/keys/group.ts";
import { lists } from "./commands/lists/group.ts";
import { messages } from "./commands/messages/group.ts";
import { open } from "./commands/open.ts";
import { segments } from "./commands/segments/group.ts";
import { tags } from "./commands/tags/group.ts";

/** The `roster` command. Exit codes are in `exitCodeOf`. */
export function createProgram(): Command {
  const program = new Command("roster")
    .version(manifest.version)
    .description("Contacts of your organization, from the command line.")
    .showHelpAfterError("(add --help for the options)")
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "roster: ")) })
    .exitOverride()
    .addHelpText(
      "after",
      `
Environment:
  ROSTER_URL       where the server is (default http://localhost:3000)
  ROSTER_API_KEY   a key of your organization; npm start prints one

Examples:
  roster import google-contacts.csv
  roster contacts list --search maria --status Active
  roster contacts list --json --all | jq -r '.phone'
  roster contacts bulk --tag 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --set-status Inactive
  roster contacts export -o contacts.csv

Exit codes:
  0 done, 1 failed, 2 wrong usage, 3 not signed in or not allowed, 4 not found, 5 server not reachable,
  130 interrupted`,
    );
  const commands = [
    contacts(),
    lists(),
    tags(),
    segments(),
    campaigns(),
    conversations(),
    messages(),
    keys(),
    importFile(),
    open(),
    completion(),
  ];
  for (const command of commands) program.addCommand(command);
  shareSettings(program);
  return program;
}

function shareSettings(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent);
    shareSettings(child);
  }
}
