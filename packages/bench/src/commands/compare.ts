import { Command } from "commander";
import { type RunResult, readResult } from "../report/result.ts";
import { textTable } from "../report/table.ts";
import { sizeName } from "../sizes.ts";

/** `pnpm bench compare` */
export function compareCommand(): Command {
  return new Command("compare")
    .description("ratios of two results, the second to the first")
    .argument("<before>", "a file that run --json wrote")
    .argument("<after>", "another")
    .action(async (before: string, after: string) => {
      console.log(comparison(await readResult(before), await readResult(after)));
    });
}

/** A line for each measurement that both results have. */
export function comparison(before: RunResult, after: RunResult): string {
  const lines = after.rows.flatMap((row) => {
    const old = before.rows.find(
      ({ scenario, contacts, connections }) =>
        scenario === row.scenario && contacts === row.contacts && connections === row.connections,
    );
    if (!old) return [];
    const times = (now: number | null, then: number | null) => (now !== null && then ? (now / then).toFixed(2) : null);
    return [
      [
        row.scenario,
        sizeName(row.contacts),
        times(row.requestsPerSecond, old.requestsPerSecond),
        times(row.p50, old.p50),
        times(row.p99, old.p99),
        times(row.alone.p50, old.alone.p50),
        times(row.bytes, old.bytes),
        times(row.databaseCpu, old.databaseCpu),
        times(row.serverCpu, old.serverCpu),
      ],
    ];
  });
  return textTable(["after / before", "size", "req/s", "p50", "p99", "alone", "bytes", "db CPU", "srv CPU"], lines);
}
