#!/usr/bin/env node
import { exitCodeOf, explain } from "./failure.ts";
import { createProgram } from "./program.ts";

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await createProgram().parseAsync();
} catch (error) {
  const explanation = explain(error);
  if (explanation !== "") process.stderr.write(`${explanation}\n`);
  process.exitCode = exitCodeOf(error);
}
