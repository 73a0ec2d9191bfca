import { randomUUID } from "node:crypto";
import { AccountRepository, type Database } from "@roster/db";
import { limits } from "@roster/domain";
import { betterAuth } from "better-auth";
import { isAPIError } from "better-auth/api";
import { MomentsAsDates } from "./moments-as-dates.ts";

export interface SessionSettings {
  /** Signs cookies. Every process of an installation must have the same. */
  secret: string;
  /** Where people reach the server, when it is behind a proxy; otherwise each request's own host. */
  publicUrl?: string | undefined;
  /** Gives a person the token with which they choose a new password; `origin` is where they asked for it. */
  onResetRequest?: (reset: { email: string; token: string; origin: string | undefined }) => void;
}

const dates = { createdAt: "created_at", updatedAt: "updated_at" };

/** People's sign-in: e-mail and password, sessions in our own tables, on our own connections. Nobody signs up through it. */
export function createSessions(db: Database, settings: SessionSettings) {
  return betterAuth({
    database: { db: db.orm.em.getKysely().withPlugin(new MomentsAsDates()), type: "postgres" },
    secret: settings.secret,
    basePath: "/api/auth",
    ...(settings.publicUrl ? { baseURL: settings.publicUrl } : {}),
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: limits.passwordMinimumCharacters,
      maxPasswordLength: limits.passwordCharacters,
      resetPasswordTokenExpiresIn: limits.passwordResetHours * 3_600,
      sendResetPassword: async ({ user, token }, request) =>
        settings.onResetRequest?.({
          email: user.email,
          token,
          origin: request ? new URL(request.url).origin : undefined,
        }),
      onPasswordReset: ({ user }) => new AccountRepository(db.fork()).afterPasswordChange(user.id, null),
    },
    user: { modelName: "app_user", fields: { ...dates, emailVerified: "email_verified" } },
    session: {
      modelName: "session",
      fields: {
        ...dates,
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        userId: "user_id",
      },
      additionalFields: {
        activeOrganizationId: { type: "string", required: false, input: false, fieldName: "active_organization_id" },
      },
    },
    account: {
      modelName: "account",
      fields: {
        ...dates,
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: {
      modelName: "verification",
      fields: { ...dates, expiresAt: "expires_at" },
      storeIdentifier: "hashed",
    },
    advanced: {
      cookiePrefix: "roster",
      // A browser keeps a Secure cookie of plain http for localhost alone.
      useSecureCookies: settings.publicUrl?.startsWith("https://") ?? false,
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    // Attempts to sign in are counted before they come here, by account and by an address that nobody can make up.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What fails within is told, logged and answered as everything else is.
    logger: { disabled: true },
    onAPIError: {
      onError(error) {
        if (!isAPIError(error)) throw error;
      },
    },
  });
}

export type Sessions = ReturnType<typeof createSessions>;

/** Adds a person who signs in with a password. Answers their id. */
export async function addUser(
  sessions: Sessions,
  user: { name: string; email: string; password: string },
): Promise<string> {
  const { internalAdapter, password } = await sessions.$context;
  const created = await internalAdapter.createUser(
    { name: user.name, email: user.email.toLowerCase(), emailVerified: true },
    { method: "email-password" },
  );
  const hash = await password.hash(user.password);
  await internalAdapter.linkAccount({
    userId: created.id,
    providerId: "credential",
    accountId: created.id,
    password: hash,
  });
  return created.id;
}
