import { ApiKeyRepository, Database, newApiKey } from "@roster/db";
import { permissions } from "@roster/domain";
import type { BenchServer } from "../bench-server.ts";
import { readFacts } from "../facts.ts";
import { databaseName, sizeName } from "../sizes.ts";
import { requireDisk } from "./disk.ts";
import { fillDatabase } from "./fill.ts";
import { currentVersion, readStamp, type Stamp, writeStamp } from "./stamp.ts";

/** A database of this size as the generator and the migrations of today make it: the one that is there, else a new one. */
export async function ensureGenerated(server: BenchServer, contacts: number): Promise<Stamp> {
  const progress = (step: string) => console.log(`• ${sizeName(contacts)}: ${step}`);
  const version = await currentVersion();
  const kept = await readStamp(server, contacts);
  if (kept?.version === version) return kept;
  await requireDisk(server.directory, contacts, progress);
  const startedAt = Date.now();
  const name = databaseName(contacts);
  await server.administer(`drop database if exists ${name} with (force)`);
  await server.administer(`create database ${name}`);
  const url = server.urlOf(name);
  {
    await using db = await Database.open({ url });
    await db.migrate();
  }
  await fillDatabase(url, contacts, progress);
  progress("Looking for what to ask");
  const facts = await readFacts(url);
  const keys = await addKeys(url, [facts.big.tenant.organizationId, facts.small.tenant.organizationId]);
  const stamp = { version, contacts, keys, facts };
  await writeStamp(server, stamp);
  progress(`Done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return stamp;
}

async function addKeys(url: string, [big, small]: readonly [string, string]): Promise<Stamp["keys"]> {
  await using db = await Database.open({ url });
  const repository = new ApiKeyRepository(db.fork());
  const add = async (organizationId: string) => {
    const key = newApiKey(organizationId);
    await repository.add({ organizationId }, { name: "bench", key, permissions });
    return key;
  };
  return { big: await add(big), small: await add(small) };
}
