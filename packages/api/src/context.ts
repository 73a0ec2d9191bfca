import type { Database } from "@roster/db";
import type { Principal } from "./auth/principal.ts";
import type { SignInGuard } from "./auth/sign-in-guard.ts";
import type { Background } from "./background/background.ts";
import type { BulkKeeper } from "./background/bulk-keeper.ts";
import type { ImportKeeper } from "./background/import-keeper.ts";
import type { ChangeFeed } from "./changes/change-feed.ts";
import type { ExportGate } from "./export/export-gate.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { CountGate } from "./segments/count-gate.ts";

/** Who may become a person of an installation: whoever asks for it by e-mail, or who is invited alone. */
export type SignUpMode = "open" | "invited";

/** What the process has for every request. */
export interface Services {
  db: Database;
  imports: ImportKeeper;
  bulkChanges: BulkKeeper;
  exports: ExportGate;
  counts: CountGate;
  changes: ChangeFeed;
  background: Background;
  mailer: Mailer;
  /** Counts attempts to sign in, and mails that anybody can have sent. */
  guard: SignInGuard;
  signUp: SignUpMode;
  /** Where people reach the server, when that is configured. */
  publicUrl: string | undefined;
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
  /** Counts a request of who needs no credential, by where it comes from; left out for calls in process. */
  countVisitor?: () => Promise<void>;
  requestId: string;
  /** The network address that the request came from; null for one that is made in process. */
  address: string | null;
  /** The origin that the request was sent to; left out for calls in process. */
  origin?: string;
}
