import { openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import { LoadGenerator } from "../load/load-generator.ts";
import { resultTable } from "../report/table.ts";
import { type Scenario, scenarios } from "../scenarios.ts";
import { databaseName } from "../sizes.ts";
import { postmasterOf } from "./cpu.ts";
import { startProduct } from "./product.ts";
import { type Row, type RunOptions, runScenario } from "./run-scenario.ts";

export interface Wanted extends RunOptions {
  sizes: number[];
  /** Names, or parts of names; all when empty. */
  scenarios: string[];
}

/** Measures every wanted scenario at every wanted size, and prints each as soon as it is known. */
export async function run(wanted: Wanted): Promise<Row[]> {
  const chosen = chooseScenarios(wanted);
  await using bench = await openBenchServer();
  const rows: Row[] = [];
  for (const contacts of wanted.sizes) {
    const stamp = await ensureGenerated(bench, contacts);
    const url = bench.urlOf(databaseName(contacts));
    await using server = await startProduct(url);
    using load = new LoadGenerator();
    const place = { load, server, url, postmaster: await postmasterOf(url) };
    for (const scenario of chosen) {
      const row = await runScenario(place, { scenario, stamp, options: wanted });
      rows.push(row);
      console.log(resultTable([row]).split("\n")[1]);
      if (row.firstError !== null) console.log(`  ${row.errors} errors, the first: ${row.firstError}`);
    }
  }
  return rows;
}

function chooseScenarios({ scenarios: names, connections }: Wanted): Scenario[] {
  const fits = (scenario: Scenario) => names.length === 0 || names.some((name) => scenario.name.includes(name));
  const chosen = scenarios.filter((scenario) => fits(scenario) && scenario.connections !== connections);
  if (chosen.length === 0)
    throw new Error(`There is no such scenario. They are: ${scenarios.map(({ name }) => name).join("; ")}.`);
  return chosen;
}
