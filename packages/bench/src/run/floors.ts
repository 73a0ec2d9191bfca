import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { productSettings } from "../bench-server.ts";
import type { BareServerOptions } from "../floors/bare-server.ts";
import { getRequest } from "../http-request.ts";
import type { LoadGenerator } from "../load/load-generator.ts";
import type { Statement } from "../load/wire.ts";
import { startServer } from "./child.ts";
import { measure } from "./measure.ts";

/** Requests a second that the same statements reach without the product. */
export interface Floors {
  /** PostgreSQL alone, the best of few and many connections, of plans kept and made anew. */
  database: number;
  /** A Node server that does nothing else. */
  bareServer: number;
}

export interface FloorsGiven {
  load: LoadGenerator;
  url: string;
  postmaster: number | null;
  statements: (Statement & { isPlain: boolean })[];
  connections: number;
  seconds: number;
}

export async function measureFloors(given: FloorsGiven): Promise<Floors> {
  return { database: await databaseFloor(given), bareServer: await bareServerFloor(given) };
}

async function databaseFloor(given: FloorsGiven): Promise<number> {
  const { load, url, connections, seconds } = given;
  const statements = given.statements.map(({ text, values }) => ({ text, values }));
  const rates: number[] = [];
  const isPlain = given.statements.every((statement) => statement.isPlain);
  for (const plans of isPlain ? ["force_generic_plan", "force_custom_plan"] : ["force_custom_plan"])
    for (const count of new Set([2, connections])) {
      const options = `${productSettings} -c plan_cache_mode=${plans}`;
      const job = { kind: "wire" as const, url, options, statements, connections: count, warmUpSeconds: 1, seconds };
      const { all } = await load.run(job, async () => {});
      if (all.firstError !== null) throw new Error(`PostgreSQL alone failed: ${all.firstError}`);
      rates.push(all.requestsPerSecond);
    }
  return Math.max(...rates);
}

async function bareServerFloor(given: FloorsGiven): Promise<number> {
  const rates: number[] = [];
  for (const isPrepared of [true, false]) rates.push(await bareServerRate(given, isPrepared));
  return Math.max(...rates);
}

async function bareServerRate(
  { load, url, postmaster, statements, connections, seconds }: FloorsGiven,
  isPrepared: boolean,
) {
  const isPlain = statements.every((statement) => statement.isPlain);
  const told: BareServerOptions = {
    url,
    options: `${productSettings} -c plan_cache_mode=${isPlain ? "force_generic_plan" : "force_custom_plan"}`,
    poolSize: 10,
    isPrepared,
    statements: statements.map(({ text, values }) => ({ text, values })),
  };
  await using directory = await mkdtempDisposable(join(tmpdir(), "roster-bench-"));
  const file = join(directory.path, "bare-server.json");
  await writeFile(file, JSON.stringify(told));
  await using server = await startServer([fileURLToPath(import.meta.resolve("../floors/bare-server.ts"))], {
    variables: { NODE_ENV: "production", BARE_SERVER: file },
    readyWhen: "listening",
  });
  const measured = await measure(
    { load, postmaster, server },
    {
      requests: statements.map((_, index) => getRequest(`/${index}`, {})),
      expected: { statuses: [200], beginning: '{"contacts":[' },
      connections,
      warmUpSeconds: 1,
      seconds,
    },
  );
  if (measured.firstError !== null) throw new Error(`The bare server failed: ${measured.firstError}`);
  return measured.requestsPerSecond;
}
