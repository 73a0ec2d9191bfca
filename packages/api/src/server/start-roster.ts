import { mkdir } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { Database, forgetWhatIsOver } from "@roster/db";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@roster/db/embedded";
import { ApiKeys } from "../auth/api-keys.ts";
import { PrincipalFinder } from "../auth/find-principal.ts";
import { createSessions } from "../auth/sessions.ts";
import { Background } from "../background/background.ts";
import { keepCounts } from "../background/count-keeper.ts";
import { type Bridge, createBridge } from "../bridge.ts";
import type { Services } from "../context.ts";
import type { Environment } from "../env.ts";
import { createApiHandler } from "../http/api-handler.ts";
import { type RateLimiter, TokenBuckets } from "../http/rate-limit.ts";
import type { SmtpSettings } from "../mail/mailer.ts";
import { mailReset } from "../mail/mails.ts";
import { createServices } from "../services.ts";
import { type Access, ensureFirstAccess } from "./first-access.ts";
import { keptSecret } from "./secret.ts";

const forgetEveryMs = 60 * 60_000;

export interface StartOptions {
  env: Environment;
  dataDirectory: string;
  /** Says what is being done, for a person who waits. */
  progress?: (step: string) => void;
  log?: Services["log"];
  /** Given the embedded database once it runs, for whoever must stop it at once, whatever is still at work. */
  onPostgres?: (postgres: EmbeddedPostgres) => void;
}

export interface Roster {
  /** Serves everything below `/api/`. */
  handleApi: RequestListener;
  bridge: Bridge;
  /** How the first person signs in; null where people were made elsewhere. */
  access: Access | null;
  /** Stops the work in the background, then the connections, then the embedded database. */
  close(): Promise<void>;
}

/**
 * Brings up everything behind the server: the database (embedded unless DATABASE_URL names one), its migrations,
 * first sign-in and demo data, unfinished imports, and the API's handler. Throws a sentence when one of them cannot be had.
 */
export async function startRoster({
  env,
  dataDirectory,
  progress = () => {},
  log = logToConsole,
  onPostgres = () => {},
}: StartOptions): Promise<Roster> {
  await mkdir(dataDirectory, { recursive: true });
  const stack = new AsyncDisposableStack();
  try {
    const postgres = env.DATABASE_URL ? null : await startEmbedded(dataDirectory, progress);
    if (postgres) {
      stack.defer(() => postgres.stop());
      onPostgres(postgres);
    }
    const url = env.DATABASE_URL ?? postgres?.url ?? "";
    const db = stack.use(
      await Database.open({
        url,
        ownerUrl: env.DATABASE_MIGRATION_URL,
        poolSize: env.ROSTER_POOL_SIZE,
        countBudgetMs: env.ROSTER_COUNT_BUDGET_MS,
        statementTimeoutMs: env.ROSTER_STATEMENT_TIMEOUT_MS,
      }),
    );
    progress("Preparing the database");
    await db.migrate();

    const background = new Background({ db, log });
    const services = createServices({
      db,
      log,
      background,
      signUp: env.ROSTER_SIGN_UP,
      publicUrl: env.ROSTER_PUBLIC_URL,
      smtp: smtpSettings(env),
      printsLinks: env.NODE_ENV !== "production",
    });
    const secret = env.ROSTER_SECRET ?? (await keptSecret(dataDirectory));
    const sessions = createSessions(db, {
      secret,
      publicUrl: env.ROSTER_PUBLIC_URL,
      onResetRequest: (reset) => mailReset(services, reset),
    });
    const wantsDemo = env.ROSTER_DEMO === undefined ? postgres !== null : env.ROSTER_DEMO === "1";
    const ownerEmail = env.ROSTER_OWNER_EMAIL;
    const access = await ensureFirstAccess({ db, sessions, dataDirectory, wantsDemo, ownerEmail, progress });
    stack.defer(() => background.stop());
    void stack.use(services.changes).start();
    await services.imports.start({ isAlone: postgres !== null });
    services.bulkChanges.start();
    keepCounts(background, { db, log });
    background.repeat("what is over was not forgotten", forgetEveryMs, () => forgetWhatIsOver(db.fork()));

    const principals = new PrincipalFinder({ db, sessions, keys: new ApiKeys(db) });
    const limiter = await createLimiter(env, stack);
    const handleApi = createApiHandler({
      services,
      principals,
      sessions,
      publicUrl: env.ROSTER_PUBLIC_URL,
      limiter,
      corsOrigins: env.ROSTER_CORS_ORIGINS,
      trustedProxies: env.ROSTER_TRUSTED_PROXIES,
    });
    const owned = stack.move();
    return { handleApi, access, bridge: createBridge({ services, principals }), close: () => owned.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

function smtpSettings({ ROSTER_SMTP_URL: url, ROSTER_MAIL_FROM: from = "" }: Environment): SmtpSettings | null {
  return url === undefined ? null : { url, from };
}

/** Counts requests in memory, or in Redis where several processes serve the same callers. */
async function createLimiter(env: Environment, stack: AsyncDisposableStack): Promise<RateLimiter | null> {
  const quota = { requests: env.ROSTER_RATE_LIMIT, seconds: env.ROSTER_RATE_LIMIT_SECONDS };
  if (quota.requests === 0) return null;
  if (env.ROSTER_REDIS_URL === undefined) return new TokenBuckets(quota);
  const { RedisRateLimiter } = await import("../http/redis-rate-limiter.ts");
  return stack.use(new RedisRateLimiter(env.ROSTER_REDIS_URL, quota));
}

async function startEmbedded(dataDirectory: string, progress: (step: string) => void): Promise<EmbeddedPostgres> {
  progress("Starting PostgreSQL");
  return startEmbeddedPostgres({ directory: dataDirectory, exclusive: true });
}

function logToConsole({ level, message, requestId, error }: Parameters<Services["log"]>[0]): void {
  const line = [new Date().toISOString(), level, requestId, message].filter(Boolean).join(" ");
  if (level === "error") console.error(line, error ?? "");
  else console.log(line);
}
