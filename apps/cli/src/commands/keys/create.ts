import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { tell } from "../../output/write.ts";

interface Flags extends JsonFlags {
  expiresAt?: string;
}

/** `roster keys create` */
export function keysCreate(): Command {
  const create = command("create", {
    description: "make an API key and print its secret, which is shown this once",
    examples: ["roster keys create ci --expires-at 2027-01-01", 'ROSTER_API_KEY="$(roster keys create laptop)"'],
  })
    .argument("<name>", "what the key is for")
    .option("--expires-at <moment>", "a date or moment from which it works no more (default: never)");
  return addJsonFlag(create).action(async (name: string, flags: Flags) => {
    const key = await clientFromEnvironment().keys.create.mutate({ name, expiresAt: flags.expiresAt });
    await printAnswer(key, flags, ({ secret }) => `${secret}\n`);
    if (!flags.json) tell(`The key ${key.name} works ${lifeOf(key.expiresAt)}. It is not shown again.`);
  });
}

function lifeOf(expiresAt: string | null): string {
  return expiresAt === null ? "until it is revoked" : `until ${expiresAt}`;
}
