import { Command } from "commander";
import { openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import { databaseName, parseSize, sizeName } from "../sizes.ts";

/** `pnpm bench generate` */
export function generateCommand(): Command {
  return new Command("generate")
    .description("make the databases that are measured, unless they are there already")
    .requiredOption("--size <size...>", "contacts of the big tenant: 10k, 1m, 10m")
    .action(async ({ size }: { size: string[] }) => {
      const sizes = size.flatMap((text) => text.split(",")).map(parseSize);
      await using server = await openBenchServer();
      for (const contacts of sizes) {
        const { facts, version } = await ensureGenerated(server, contacts);
        const small = facts.small.contacts;
        console.log(
          `${databaseName(contacts)}: ${sizeName(contacts)} contacts beside one of ${small}, version ${version}`,
        );
      }
    });
}
