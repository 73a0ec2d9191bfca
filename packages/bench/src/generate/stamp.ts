import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { BenchServer } from "../bench-server.ts";
import type { Facts } from "../facts.ts";
import { databaseName } from "../sizes.ts";

/** Goes up whenever the generator makes other rows. */
const generatorVersion = 1;

/** What a generated database is, kept as its comment. */
export interface Stamp {
  version: string;
  contacts: number;
  keys: { big: string; small: string };
  facts: Facts;
}

/** What the content of a database depends on: the generator and the text of every migration. */
export async function currentVersion(): Promise<string> {
  const hash = createHash("sha256");
  const migrations = new URL("./migrations/", import.meta.resolve("@roster/db"));
  for (const name of (await readdir(migrations)).sort())
    hash.update(name).update(await readFile(new URL(name, migrations)));
  return `${generatorVersion}-${hash.digest("hex").slice(0, 16)}`;
}

/** The stamp of a size's database; null where it is missing or was never finished. */
export async function readStamp(server: BenchServer, contacts: number): Promise<Stamp | null> {
  const [row] = await server.administer<{ comment: string | null }>(
    "select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1",
    [databaseName(contacts)],
  );
  return row?.comment ? JSON.parse(row.comment) : null;
}

export async function writeStamp(server: BenchServer, stamp: Stamp): Promise<void> {
  const text = JSON.stringify(stamp).replaceAll("'", "''");
  await server.administer(`comment on database ${databaseName(stamp.contacts)} is '${text}'`);
}
