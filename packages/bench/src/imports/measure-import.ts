import { createReadStream } from "node:fs";
import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiKeyRepository, Database, newApiKey, OrganizationRepository } from "@roster/db";
import { permissions } from "@roster/domain";
import pg from "pg";
import { type BenchServer, productSettings } from "../bench-server.ts";
import { startProduct } from "../run/product.ts";
import { csvPerson, writeCsv } from "./csv-file.ts";
import { importOverHttp } from "./import-over-http.ts";

export interface ImportMeasured {
  rows: number;
  rowsPerSecond: number;
  /** The most memory that the server process had, in bytes. */
  peakMemory: number;
  floorRowsPerSecond: number;
}

/** Imports a file through HTTP into an empty organization, then stores the same contacts with their tags by bare statements. */
export async function measureImport(bench: BenchServer, rows: number): Promise<ImportMeasured> {
  const imported = await inFreshDatabase(bench, (given) => throughHttp(given, rows));
  const floorRowsPerSecond = await inFreshDatabase(bench, (given) => bareInserts(given, rows));
  return { rows, ...imported, floorRowsPerSecond };
}

interface Given {
  url: string;
  organizationId: string;
}

async function inFreshDatabase<T>(bench: BenchServer, work: (given: Given) => Promise<T>): Promise<T> {
  const name = "roster_bench_import";
  await bench.administer(`drop database if exists ${name} with (force)`);
  await bench.administer(`create database ${name}`);
  const url = bench.urlOf(name);
  await using db = await Database.open({ url });
  await db.migrate();
  const organizationId = await new OrganizationRepository(db.fork()).add({ name: "Import", defaultRegion: "US" });
  await bench.administer("checkpoint");
  try {
    return await work({ url, organizationId });
  } finally {
    await bench.administer(`drop database if exists ${name} with (force)`);
  }
}

async function throughHttp({ url, organizationId }: Given, rows: number) {
  const key = newApiKey(organizationId);
  {
    await using db = await Database.open({ url });
    await new ApiKeyRepository(db.fork()).add({ organizationId }, { name: "bench", key, permissions });
  }
  await using directory = await mkdtempDisposable(join(tmpdir(), "roster-bench-"));
  const file = join(directory.path, "contacts.csv");
  await writeCsv(file, rows);
  await using server = await startProduct(url);
  const startedAt = performance.now();
  const { created } = await importOverHttp({ port: server.port, key, body: createReadStream(file) });
  const seconds = (performance.now() - startedAt) / 1000;
  if (created !== rows) throw new Error(`${created} of ${rows} rows were stored.`);
  return { rowsPerSecond: rows / seconds, peakMemory: await peakMemoryOf(server.pid) };
}

async function peakMemoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

const rowsPerChunk = 50_000;

async function bareInserts({ url, organizationId }: Given, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: productSettings });
  await client.connect();
  try {
    await client.query("set statement_timeout = 0");
    await stage(client, rows);
    await client.query("insert into tag (organization_id, label) select distinct $1::uuid, label from staging", [
      organizationId,
    ]);
    await client.query("checkpoint");
    const startedAt = performance.now();
    for (let from = 0; from < rows; from += rowsPerChunk) {
      const chunk = [organizationId, from, from + rowsPerChunk];
      await client.query(
        `insert into contact (organization_id, id, name, phone, attributes)
        select $1, id, name, phone, attributes from staging where n >= $2 and n < $3 order by n`,
        chunk,
      );
      await client.query(
        `insert into contact_tag (organization_id, tag_id, contact_id)
        select $1, t.id, s.id from staging s join tag t on t.organization_id = $1 and t.label = s.label
        where n >= $2 and n < $3 order by n`,
        chunk,
      );
    }
    return rows / ((performance.now() - startedAt) / 1000);
  } finally {
    await client.end();
  }
}

async function stage(client: pg.Client, rows: number): Promise<void> {
  await client.query(
    "create unlogged table staging (n int primary key, id uuid, name text, phone text, label text, attributes jsonb)",
  );
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const people = Array.from({ length: Math.min(rowsPerChunk, rows - from) }, (_, index) => csvPerson(from + index));
    await client.query(
      `insert into staging select $1 + n - 1, uuid7(), a, b, c, d
      from unnest($2::text[], $3::text[], $4::text[], $5::jsonb[]) with ordinality u(a, b, c, d, n)`,
      [
        from,
        people.map(({ name }) => name),
        people.map(({ phone }) => phone),
        people.map(({ label }) => label),
        people.map(({ city, plan }) => JSON.stringify({ city, plan })),
      ],
    );
  }
  await client.query("vacuum analyze staging");
}
