import { Command } from "commander";
import { openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import { checkPlans } from "../plans/check-plans.ts";
import { milliseconds, textTable } from "../report/table.ts";
import { databaseName, parseSize } from "../sizes.ts";

/** `pnpm bench plans` */
export function plansCommand(): Command {
  return new Command("plans")
    .description("explain every scenario's statement; fails on a sequential scan over contacts and on too many buffers")
    .option("--size <size>", "contacts of the big tenant", "1m")
    .option("--json", "the plans themselves")
    .action(async ({ size, json }: { size: string; json?: boolean }) => {
      await using bench = await openBenchServer();
      const { contacts, facts } = await ensureGenerated(bench, parseSize(size));
      const plans = await checkPlans(bench.urlOf(databaseName(contacts)), facts);
      if (json) console.log(JSON.stringify(plans, null, 2));
      else
        console.log(
          textTable(
            ["scenario", "buffers", "bound", "ms", ""],
            plans.map((plan) => [
              plan.scenario,
              plan.buffers,
              plan.bound,
              milliseconds(plan.milliseconds),
              plan.violations.join("; "),
            ]),
          ),
        );
      if (plans.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
    });
}
