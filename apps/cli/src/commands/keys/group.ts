import type { Command } from "commander";
import { group } from "../../command.ts";
import { keysCreate } from "./create.ts";
import { keysList } from "./list.ts";
import { keysRevoke } from "./revoke.ts";

/** `roster keys` */
export function keys(): Command {
  return group("keys", {
    description: "API keys of the organization",
    examples: ["roster keys list", "roster keys create ci --expires-at 2027-01-01"],
    commands: [keysList(), keysCreate(), keysRevoke()],
  });
}
