import type { BenchServer } from "../bench-server.ts";
import type { Stamp } from "../generate/stamp.ts";
import { contactsPath, getRequest } from "../http-request.ts";
import { csvHeading, csvText } from "../imports/csv-file.ts";
import { importOverHttp } from "../imports/import-over-http.ts";
import { LoadGenerator } from "../load/load-generator.ts";
import type { LoadResult } from "../load/tally.ts";
import { scenarios } from "../scenarios.ts";
import { databaseName } from "../sizes.ts";
import { postmasterOf } from "./cpu.ts";
import { type Measured, measure } from "./measure.ts";
import { startProduct } from "./product.ts";

export interface MixedResult extends LoadResult {
  contacts: number;
  reads: LoadResult;
  /** Rows that imports stored meanwhile. */
  imported: number;
}

const connections = 64;
const rowsPerImport = 100_000;
const asked = [
  "nested first page",
  "flat first page",
  "nested at a random cursor",
  "list of 1 %",
  "status",
  "tag, common",
];

/** Nine reads to a write on 64 connections, while files of 100,000 rows are imported one after the other; in a copy of the database. */
export async function runMixed(
  bench: BenchServer,
  { stamp, seconds }: { stamp: Stamp; seconds: number },
): Promise<MixedResult> {
  const name = `${databaseName(stamp.contacts)}_mixed`;
  await bench.administer(`drop database if exists ${name} with (force)`);
  await bench.administer(`create database ${name} template ${databaseName(stamp.contacts)} strategy file_copy`);
  try {
    const { measured, imported } = await load(bench.urlOf(name), { stamp, seconds });
    return { ...measured, contacts: stamp.contacts, imported };
  } finally {
    await bench.administer(`drop database if exists ${name} with (force)`);
  }
}

async function load(
  url: string,
  { stamp, seconds }: { stamp: Stamp; seconds: number },
): Promise<{ measured: Measured; imported: number }> {
  await using server = await startProduct(url);
  using generator = new LoadGenerator();
  const key = stamp.keys.big;
  const reads = scenarios
    .filter((scenario) => asked.includes(scenario.name))
    .map((scenario) => scenario.inputs(stamp.facts));
  const rounds = Math.max(...reads.map((inputs) => inputs.length));
  const inTurns = Array.from({ length: rounds }, (_, round) =>
    reads.map((inputs) => inputs[round % inputs.length] ?? {}),
  ).flat();
  const stopping = new AbortController();
  const importing = importUntil(stopping.signal, { port: server.port, key });
  importing.catch(() => {});
  const measured = await measure(
    { load: generator, postmaster: await postmasterOf(url), server },
    {
      requests: inTurns.map((input) => getRequest(contactsPath(input), { key })),
      expected: { statuses: [200], beginning: '{"contacts":[{' },
      connections,
      warmUpSeconds: 2,
      seconds,
      writeEvery: 10,
      writeHead: `POST /api/contacts HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`,
    },
  );
  stopping.abort();
  return { measured, imported: await importing };
}

async function importUntil(signal: AbortSignal, { port, key }: { port: number; key: string }): Promise<number> {
  let stored = 0;
  for (let from = 0; !signal.aborted; from += rowsPerImport) {
    const { created, updated } = await importOverHttp({ port, key, body: csvHeading + csvText(from, rowsPerImport) });
    stored += created + updated;
  }
  return stored;
}
