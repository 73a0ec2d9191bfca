#!/usr/bin/env node
import { Command } from "commander";
import { compareCommand } from "./commands/compare.ts";
import { generateCommand } from "./commands/generate.ts";
import { importCommand } from "./commands/import.ts";
import { pageCommand } from "./commands/page.ts";
import { plansCommand } from "./commands/plans.ts";
import { policiesCommand } from "./commands/policies.ts";
import { runCommand } from "./commands/run.ts";

const program = new Command("bench").description("Measures Roster against its floors.").showHelpAfterError();
for (const make of [
  generateCommand,
  runCommand,
  compareCommand,
  plansCommand,
  policiesCommand,
  importCommand,
  pageCommand,
])
  program.addCommand(make());

try {
  await program.parseAsync();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
