import { Command } from "commander";
import { report, writeResult } from "../report/result.ts";
import { run } from "../run/run.ts";
import { parseSize } from "../sizes.ts";

interface Flags {
  sizes: string;
  seconds: string;
  connections: string;
  scenarios?: string;
  mixedSeconds: string;
  json?: string;
}

/** `pnpm bench run` */
export function runCommand(): Command {
  return new Command("run")
    .description("measure scenarios through HTTP, and their floors")
    .option("--sizes <sizes>", "sizes of the big tenant", "10k,1m")
    .option("--seconds <n>", "how long each scenario is measured", "5")
    .option("--connections <n>", "connections at once", "8")
    .option("--scenarios <names>", "only those whose name has one of these in it, by commas")
    .option("--mixed-seconds <n>", "how long reads and writes are mixed with an import", "60")
    .option("--json <file>", "where to write the result")
    .action(async (flags: Flags) => {
      const result = await run({
        sizes: flags.sizes.split(",").map(parseSize),
        seconds: positive(flags.seconds, "--seconds"),
        connections: positive(flags.connections, "--connections"),
        mixedSeconds: positive(flags.mixedSeconds, "--mixed-seconds"),
        scenarios: flags.scenarios?.split(",") ?? [],
      });
      console.log(`\n${report(result)}`);
      if (flags.json) await writeResult(flags.json, result);
    });
}

function positive(text: string, flag: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${flag} must be a number above 0`);
  return value;
}
