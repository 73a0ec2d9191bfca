import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import type { MixedResult } from "../run/mixed.ts";
import type { Row } from "../run/run-scenario.ts";
import { growthOf, growthTable } from "./growth.ts";
import { mixedTable, resultTable } from "./table.ts";
import { type Verdict, verdictsOf, verdictTable } from "./verdicts.ts";

/** A run as it is written to a file. */
export interface RunResult {
  startedAt: string;
  machine: { cpu: string; cpus: number; node: string; postgres: string };
  rows: Row[];
  mixed: MixedResult[];
  verdicts: Verdict[];
}

export function resultOf(measured: {
  startedAt: Date;
  postgres: string;
  rows: Row[];
  mixed: MixedResult[];
}): RunResult {
  const { startedAt, postgres, rows, mixed } = measured;
  const machine = { cpu: cpus()[0]?.model ?? "", cpus: cpus().length, node: process.version, postgres };
  return { startedAt: startedAt.toISOString(), machine, rows, mixed, verdicts: verdictsOf(rows, mixed) };
}

/** Everything that a run found, for a person. */
export function report({ machine, rows, mixed, verdicts }: RunResult): string {
  const growth = growthOf(rows);
  const parts = [
    `${machine.cpus} x ${machine.cpu}, Node ${machine.node}, PostgreSQL ${machine.postgres}; times in ms`,
    rows.length > 0 ? resultTable(rows) : "",
    mixed.length > 0 ? mixedTable(mixed) : "",
    growth.length > 0 ? growthTable(growth) : "",
    verdicts.length > 0 ? verdictTable(verdicts) : "",
    othersWarning(rows),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function othersWarning(rows: readonly Row[]): string {
  const most = Math.max(0, ...rows.map(({ others }) => others ?? 0));
  return most < 0.2
    ? ""
    : `Other programs kept up to ${most.toFixed(1)} processors busy meanwhile: times are too high.`;
}

export async function writeResult(file: string, result: RunResult): Promise<void> {
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
}

export async function readResult(file: string): Promise<RunResult> {
  return JSON.parse(await readFile(file, "utf8"));
}
