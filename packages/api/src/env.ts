import { Email } from "@roster/domain";
import { z } from "zod";

const whole = (minimum: number, maximum: number) => {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.coerce.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
};

const Variables = z.object({
  NODE_ENV: z.string().default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_MIGRATION_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  ROLE: z.enum(["all", "api"]).default("all"),
  ROSTER_DATA_DIR: z.string().min(1).optional(),
  ROSTER_DEMO: z.enum(["0", "1"]).optional(),
  ROSTER_PUBLIC_URL: z.url().optional(),
  ROSTER_OWNER_EMAIL: Email.optional(),
  ROSTER_SIGN_UP: z.enum(["open", "invited"]).default("invited"),
  ROSTER_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ROSTER_MAIL_FROM: z.string().min(3).optional(),
  ROSTER_SECRET: z.string().min(32).optional(),
  ROSTER_POOL_SIZE: whole(1, 100).optional(),
  ROSTER_COUNT_BUDGET_MS: whole(1, 60_000).optional(),
  ROSTER_STATEMENT_TIMEOUT_MS: whole(1, 600_000).optional(),
  ROSTER_RATE_LIMIT: whole(0, 1_000_000).default(1_000),
  ROSTER_RATE_LIMIT_SECONDS: whole(1, 3_600).default(10),
  ROSTER_TRUSTED_PROXIES: whole(0, 10).default(0),
  ROSTER_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROSTER_CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(",").map((origin) => origin.trim()))
    .pipe(
      z.array(
        z.union([z.literal("*"), z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url)], {
          error: "must be origins such as https://crm.example.com, by commas, or *",
        }),
      ),
    )
    .default([]),
});

/** Links in mails lead where the installation says, and never where a forged Host header would. */
const Environment = Variables.superRefine((env, context) => {
  const isProduction = env.NODE_ENV === "production";
  const needs = (name: keyof typeof env, why: string) => {
    if (env[name] === undefined) context.addIssue({ code: "custom", path: [name], message: `must be set ${why}` });
  };
  if (env.ROSTER_SMTP_URL !== undefined) {
    needs("ROSTER_MAIL_FROM", "where ROSTER_SMTP_URL is");
    if (isProduction) needs("ROSTER_PUBLIC_URL", "where ROSTER_SMTP_URL is, for the links in mails");
  }
  if (isProduction && env.ROSTER_SIGN_UP === "open")
    needs("ROSTER_SMTP_URL", "where ROSTER_SIGN_UP is open: links to sign up go by mail");
});
export type Environment = z.output<typeof Environment>;

/** What the process was told, parsed once. Throws one sentence a variable that makes no sense. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
}

export const isProduction = process.env.NODE_ENV === "production";
