import { type BenchServer, openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import type { Stamp } from "../generate/stamp.ts";
import { LoadGenerator } from "../load/load-generator.ts";
import { type RunResult, resultOf } from "../report/result.ts";
import { resultLine } from "../report/table.ts";
import { type Scenario, scenarios, showsConversations } from "../scenarios.ts";
import { conversationsUpTo, databaseName, sizeName } from "../sizes.ts";
import { postmasterOf } from "./cpu.ts";
import { type MixedResult, runMixed } from "./mixed.ts";
import { startProduct } from "./product.ts";
import { type Row, type RunOptions, runScenario } from "./run-scenario.ts";

export interface Wanted extends RunOptions {
  sizes: number[];
  /** Parts of names; all when empty. */
  scenarios: string[];
  mixedSeconds: number;
}

/** Measures every wanted scenario at every wanted size, and prints each as soon as it is known. */
export async function run(wanted: Wanted): Promise<RunResult> {
  const startedAt = new Date();
  const chosen = chooseScenarios(wanted);
  await using bench = await openBenchServer();
  const [rows, mixed]: [Row[], MixedResult[]] = [[], []];
  for (const contacts of wanted.sizes) {
    const stamp = await ensureGenerated(bench, contacts);
    rows.push(...(await runScenarios(bench, stamp, { chosen, options: wanted })));
    if (isWanted("mixed", wanted)) mixed.push(await runMixed(bench, { stamp, seconds: wanted.mixedSeconds }));
  }
  const [version] = await bench.administer<{ server_version: string }>("show server_version");
  return resultOf({ startedAt, postgres: version?.server_version ?? "", rows, mixed });
}

async function runScenarios(
  bench: BenchServer,
  stamp: Stamp,
  { chosen, options }: { chosen: readonly Scenario[]; options: RunOptions },
): Promise<Row[]> {
  if (chosen.length === 0) return [];
  const url = bench.urlOf(databaseName(stamp.contacts));
  await using server = await startProduct(url);
  using load = new LoadGenerator();
  const place = { load, server, url, postmaster: await postmasterOf(url) };
  const rows: Row[] = [];
  for (const scenario of chosen) {
    if (stamp.contacts > conversationsUpTo && showsConversations(scenario, stamp.facts)) {
      console.log(`${sizeName(stamp.contacts)} ${scenario.name}: left out, there are no conversations`);
      continue;
    }
    const row = await runScenario(place, { scenario, stamp, options });
    rows.push(row);
    console.log(resultLine(row));
    if (row.firstError !== null) console.log(`  ${row.errors} errors, the first: ${row.firstError}`);
  }
  return rows;
}

function isWanted(name: string, { scenarios: parts }: Wanted): boolean {
  return parts.length === 0 || parts.some((part) => name.includes(part));
}

function chooseScenarios(wanted: Wanted): Scenario[] {
  const chosen = scenarios.filter(
    ({ name, connections }) => isWanted(name, wanted) && connections !== wanted.connections,
  );
  if (chosen.length === 0 && !isWanted("mixed", wanted))
    throw new Error(`There is no such scenario. They are: ${scenarios.map(({ name }) => name).join("; ")}; mixed.`);
  return chosen;
}
