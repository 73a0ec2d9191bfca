import type { ApiKey } from "@roster/client";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { type Column, toTable } from "../../output/table.ts";

const columns: readonly Column<ApiKey>[] = [
  { title: "NAME", width: 32, of: (key) => key.name },
  { title: "KEY", width: 20, of: (key) => key.prefix },
  { title: "CREATED", width: 24, of: (key) => key.createdAt },
  { title: "EXPIRES", width: 24, of: (key) => key.expiresAt ?? "never" },
  { title: "LAST USED", width: 24, of: (key) => key.lastUsedAt ?? "never" },
  { title: "ID", width: 36, of: (key) => key.uniqueId },
];

/** `roster keys list` */
export function keysList(): Command {
  const list = command("list", {
    description: "API keys, oldest first, without their secrets",
    examples: ["roster keys list"],
  });
  return addJsonFlag(list).action(async (flags: JsonFlags) =>
    printAnswer(await clientFromEnvironment().keys.list.query(), flags, ({ keys }) => toTable(columns, keys)),
  );
}
