import { bulkChecks } from "./checks/bulk.ts";
import { directoryChecks } from "./checks/directory.ts";
import { fileChecks } from "./checks/files.ts";
import { headerChecks } from "./checks/headers.ts";
import { listChecks } from "./checks/list.ts";
import { listFaultChecks } from "./checks/list-faults.ts";
import { pageChecks } from "./checks/pages.ts";
import { searchChecks } from "./checks/search.ts";
import { wapikitChecks } from "./checks/wapikit.ts";
import { writeChecks } from "./checks/writes.ts";
import type { Server } from "./server.ts";
import { clearWorld, makeWorld } from "./world.ts";

export const checks = [
  ...listChecks,
  ...pageChecks,
  ...listFaultChecks,
  ...searchChecks,
  ...headerChecks,
  ...writeChecks,
  ...bulkChecks,
  ...fileChecks,
  ...directoryChecks,
  ...wapikitChecks,
];

export interface Result {
  name: string;
  /** Null where the promise was kept. */
  failure: string | null;
}

/** Runs the checks whose name has a text in it, one after the other, and tells each result as it comes. */
export async function runChecks(
  server: Server,
  { only = "", tell }: { only?: string | undefined; tell: (result: Result) => void },
): Promise<Result[]> {
  const world = await makeWorld(server);
  const results: Result[] = [];
  try {
    for (const { name, run } of checks.filter((one) => one.name.includes(only))) {
      const failure = await run({ server, world }).then(
        () => null,
        (error: Error) => error.message,
      );
      results.push({ name, failure });
      tell({ name, failure });
    }
  } finally {
    await clearWorld(server, world);
  }
  return results;
}
