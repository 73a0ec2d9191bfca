import type { Command } from "commander";
import { exitCodeOf, explain } from "./failure.ts";
import { createProgram } from "./program.ts";

/** Does what the command line says. Answers the code to end with. */
export async function run(): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const program = createProgram();
  let running: Command = program;
  program.hook("preAction", (_, command) => {
    running = command;
  });
  try {
    await program.parseAsync();
    return 0;
  } catch (error) {
    const explanation = explain(error, running);
    if (explanation !== "") process.stderr.write(`${explanation}\n`);
    return exitCodeOf(error);
  }
}
