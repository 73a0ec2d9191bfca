import { Command } from "commander";

/** A command whose help says what it does and ends with how it is used. */
export function command(name: string, about: { description: string; examples: readonly string[] }): Command {
  const examples = about.examples.map((example) => `  ${example}`).join("\n");
  return new Command(name).description(about.description).addHelpText("after", `\nExamples:\n${examples}`);
}

/** A command that only holds others. */
export function group(name: string, about: Parameters<typeof command>[1] & { commands: readonly Command[] }): Command {
  const parent = command(name, about);
  for (const child of about.commands) parent.addCommand(child);
  return parent;
}
