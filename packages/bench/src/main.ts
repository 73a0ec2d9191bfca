#!/usr/bin/env node
import { Command } from "commander";
import { generateCommand } from "./commands/generate.ts";
import { runCommand } from "./commands/run.ts";

const program = new Command("bench").description("Measures Roster against its floors.").showHelpAfterError();
program.addCommand(generateCommand());
program.addCommand(runCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
