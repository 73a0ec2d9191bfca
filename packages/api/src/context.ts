import type { Database } from "@roster/db";
import type { Principal } from "./auth/principal.ts";
import type { BulkKeeper } from "./background/bulk-keeper.ts";
import type { ImportKeeper } from "./background/import-keeper.ts";
import type { ExportGate } from "./export/export-gate.ts";

/** What the process has for every request. */
export interface Services {
  db: Database;
  imports: ImportKeeper;
  bulkChanges: BulkKeeper;
  exports: ExportGate;
  log: (event: LogEvent) => void;
}

export interface LogEvent {
  level: "info" | "error";
  message: string;
  requestId?: string;
  error?: unknown;
}

/** What a procedure knows of its caller. `findPrincipal` gives null for one without a credential, and throws on a bad one. */
export interface Context {
  services: Services;
  findPrincipal: () => Promise<Principal | null>;
  requestId: string;
  /** The network address that the request came from; null for one that is made in process. */
  address: string | null;
}
