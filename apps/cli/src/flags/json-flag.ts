import type { Command } from "commander";

export interface JsonFlags {
  json?: boolean;
}

/** `--json`, for commands that print one answer. */
export function addJsonFlag(command: Command): Command {
  return command.option("--json", "the contract's JSON");
}
