import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import {
  ApiKeyRepository,
  ContactWriter,
  type Database,
  DirectoryCounts,
  type EntityManager,
  newApiKey,
  OrganizationRepository,
} from "@roster/db";
import { addOrganization, type OrganizationFixture, testDatabase } from "@roster/db/testing";
import { type BuiltInRole, permissions } from "@roster/domain";
import { ApiKeys } from "../auth/api-keys.ts";
import { PrincipalFinder } from "../auth/find-principal.ts";
import { addUser, createSessions, type Sessions } from "../auth/sessions.ts";
import { Background } from "../background/background.ts";
import type { LogEvent, Services, SignUpMode } from "../context.ts";
import { createApiHandler } from "../http/api-handler.ts";
import { createHttpServer } from "../http/create-http-server.ts";
import type { Patience } from "../http/patience.ts";
import type { RateLimiter } from "../http/rate-limit.ts";
import type { SmtpSettings } from "../mail/mailer.ts";
import { mailReset } from "../mail/mails.ts";
import { type Caller, createCaller } from "../router.ts";
import { createServices } from "../services.ts";
import { checkAnswer } from "./documented-answers.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test states the shape that it expects
export type JsonResponse = Omit<Response, "json"> & { json: () => Promise<any> };

/** `fetch` whose JSON may be looked into without saying its type first, and whose answers are all held against the document. */
export async function fetch(url: string, init?: RequestInit): Promise<JsonResponse> {
  const response = await globalThis.fetch(url, init);
  await checkAnswer(init?.method ?? "GET", new URL(url), response.clone());
  return response;
}

export interface TestOrganization extends OrganizationFixture {
  apiKey: string;
  caller: Caller;
  /** A request to the running server with this organization's key. */
  fetch: (path: string, init?: RequestInit) => Promise<JsonResponse>;
}

export interface TestApi extends AsyncDisposable {
  url: string;
  databaseUrl: string;
  db: Database;
  /** Sees and may do everything, whatever row-level security says. */
  owner: EntityManager;
  services: Services;
  sessions: Sessions;
  logged: LogEvent[];
  /** The counts behind totals, for a look at whether they are right. */
  counts: DirectoryCounts;
  /** Writes that no door leads to. */
  writerOf: (organizationId: string) => ContactWriter;
  addOrganization: (content?: Parameters<typeof addOrganization>[1]) => Promise<TestOrganization>;
  addUser: (user: {
    email: string;
    password: string;
    organizationIds: string[];
    role?: BuiltInRole;
  }) => Promise<string>;
}

export interface TestApiOptions {
  answerImportsWithinMs?: number;
  /** Requests are not limited where it is left out. */
  limiter?: RateLimiter;
  corsOrigins?: readonly string[];
  signUp?: SignUpMode;
  publicUrl?: string;
  smtp?: SmtpSettings;
  /** How long a request may take to arrive, where that is not what it usually is. */
  patience?: Patience;
  /** Links of mails that are not sent are in `logged`, unless it is false. */
  printsLinks?: boolean;
  /** How often it is looked whether who watches changes still may. */
  judgeStreamsEveryMs?: number;
}

/** The whole API over a database of its own, behind a real HTTP server. */
export async function testApi(options: TestApiOptions = {}): Promise<TestApi> {
  const stack = new AsyncDisposableStack();
  const { db, owner, url: databaseUrl } = stack.use(await testDatabase());
  const logged: LogEvent[] = [];
  const log = (event: LogEvent) => void logged.push(event);
  const background = new Background({ db, log, answerWithinMs: options.answerImportsWithinMs });
  stack.defer(() => background.stop());
  const { signUp = "invited", publicUrl, smtp = null, printsLinks = true, judgeStreamsEveryMs } = options;
  const services = createServices({ db, log, background, signUp, publicUrl, smtp, printsLinks, judgeStreamsEveryMs });
  stack.defer(() => services.changes.close());
  const sessions = createSessions(db, {
    secret: "a secret that only tests have, and long enough",
    publicUrl,
    onResetRequest: (reset) => mailReset(services, reset),
  });
  const principals = new PrincipalFinder({ db, sessions, keys: new ApiKeys(db) });
  const server = createHttpServer(
    createApiHandler({
      services,
      principals,
      sessions,
      limiter: options.limiter ?? null,
      corsOrigins: options.corsOrigins ?? [],
      ...(publicUrl ? { publicUrl } : {}),
    }),
    options.patience,
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stack.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    databaseUrl,
    db,
    owner,
    services,
    sessions,
    logged,
    counts: new DirectoryCounts(db.fork()),
    writerOf: (organizationId) => new ContactWriter(db.fork(), { organizationId, defaultRegion: "US" }),
    async addOrganization(content) {
      const made = await addOrganization(db, content);
      const apiKey = newApiKey(made.organizationId);
      const keys = new ApiKeyRepository(db.fork());
      await keys.add(made, { name: "test", key: apiKey, permissions });
      const found = await keys.find(apiKey);
      if (!found) throw new Error("the test key is not found");
      const { organizationId, defaultRegion, ...principal } = found;
      const tenant = { organizationId, defaultRegion };
      const findPrincipal = async () => ({ kind: "key" as const, ...principal, tenant });
      const caller = createCaller({ services, requestId: randomUUID(), address: null, findPrincipal });
      const fetchHere = (path: string, init: RequestInit = {}) =>
        fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${apiKey}`, ...init.headers } });
      return { ...made, apiKey, caller, fetch: fetchHere };
    },
    async addUser({ email, password, organizationIds, role }) {
      const userId = await addUser(sessions, { name: email, email, password });
      const organizations = new OrganizationRepository(db.fork());
      for (const organizationId of organizationIds) await organizations.addMember(organizationId, userId, role);
      return userId;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
