import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { UsageError } from "../failure.ts";

export interface ConfirmFlags {
  yes?: boolean;
}

/** `--yes`, for commands that ask before they do something. */
export function addConfirmFlag(command: Command): Command {
  return command.option("-y, --yes", "do not ask; needed where there is no terminal to ask on");
}

/** Asks before something is done, unless `--yes` said so. Fails when the answer is not yes, and where there is no terminal to ask on. */
export async function confirm(question: string, { yes }: ConfirmFlags): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new UsageError(`${question} There is no terminal to ask on: say --yes`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = once(terminal, "close").then(() => "");
  const answer = await Promise.race([terminal.question(`${question} [y/N] `).catch(() => ""), closed]);
  terminal.close();
  if (!/^(y|yes)$/i.test(answer.trim())) throw new Error("nothing was done");
}
