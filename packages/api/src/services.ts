import type { Database } from "@roster/db";
import type { Background } from "./background/background.ts";
import { BulkKeeper } from "./background/bulk-keeper.ts";
import { ImportKeeper } from "./background/import-keeper.ts";
import type { Services } from "./context.ts";
import { ExportGate } from "./export/export-gate.ts";

/** What every request of a process shares. */
export function createServices(parts: { db: Database; log: Services["log"]; background: Background }): Services {
  const { db, log, background } = parts;
  return {
    db,
    log,
    imports: new ImportKeeper(db, background),
    bulkChanges: new BulkKeeper(db, background),
    exports: new ExportGate(),
  };
}
