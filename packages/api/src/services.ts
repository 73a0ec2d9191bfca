import type { Database } from "@roster/db";
import { SignInGuard } from "./auth/sign-in-guard.ts";
import type { Background } from "./background/background.ts";
import { BulkKeeper } from "./background/bulk-keeper.ts";
import { ImportKeeper } from "./background/import-keeper.ts";
import { ChangeFeed } from "./changes/change-feed.ts";
import type { Services, SignUpMode } from "./context.ts";
import { ExportGate } from "./export/export-gate.ts";
import { Mailer, type SmtpSettings } from "./mail/mailer.ts";
import { CountGate } from "./segments/count-gate.ts";

export interface ServiceParts {
  db: Database;
  log: Services["log"];
  background: Background;
  /** Nobody signs up by themselves where it is left out. */
  signUp?: SignUpMode;
  publicUrl?: string | undefined;
  /** Mails are not sent where it is left out. */
  smtp?: SmtpSettings | null;
  /** Whether the links of mails that are not sent are logged. */
  printsLinks: boolean;
  /** How often it is looked whether who watches changes still may, where that is not what it usually is. */
  judgeStreamsEveryMs?: number | undefined;
}

/** What every request of a process shares. */
export function createServices(parts: ServiceParts): Services {
  const { db, log, background, signUp = "invited", publicUrl, smtp = null, printsLinks } = parts;
  return {
    db,
    log,
    imports: new ImportKeeper(db, background),
    bulkChanges: new BulkKeeper(db, background),
    exports: new ExportGate(),
    counts: new CountGate(),
    changes: new ChangeFeed(db, { judgedEveryMs: parts.judgeStreamsEveryMs }),
    background,
    mailer: new Mailer({ background, log, smtp, printsLinks }),
    guard: new SignInGuard(),
    signUp,
    publicUrl,
  };
}
