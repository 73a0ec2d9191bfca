import { Command } from "commander";
import { openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import { measurePolicies } from "../plans/measure-policies.ts";
import { milliseconds, textTable } from "../report/table.ts";
import { databaseName, parseSize } from "../sizes.ts";

/** `pnpm bench policies` */
export function policiesCommand(): Command {
  return new Command("policies")
    .description("what row-level security costs each scenario's statement, as shipped and on contacts too")
    .option("--size <size>", "contacts of the big tenant", "1m")
    .option("--rounds <n>", "rounds of five runs for each", "5")
    .option("--scenarios <names>", "only those whose name has one of these in it, by commas")
    .action(async ({ size, rounds, scenarios }: { size: string; rounds: string; scenarios?: string }) => {
      await using bench = await openBenchServer();
      const { contacts, facts } = await ensureGenerated(bench, parseSize(size));
      const measured = await measurePolicies(bench.urlOf(databaseName(contacts)), facts, {
        rounds: Number(rounds),
        names: scenarios?.split(",") ?? [],
      });
      console.log(
        textTable(
          ["scenario", "without", "as shipped", "ratio", "contacts too", "ratio"],
          measured.map(({ scenario, without, asShipped, contactsToo }) => [
            scenario,
            milliseconds(without),
            milliseconds(asShipped),
            (asShipped / without).toFixed(2),
            milliseconds(contactsToo),
            (contactsToo / without).toFixed(2),
          ]),
        ),
      );
    });
}
