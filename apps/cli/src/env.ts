import { createRosterClient, type RosterClient } from "@roster/client";
import { UsageError } from "./failure.ts";

/** Where the server is. Throws a UsageError when ROSTER_URL is no URL. */
export function urlFromEnvironment(env: NodeJS.ProcessEnv = process.env): string {
  const url = env.ROSTER_URL || "http://localhost:3000";
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(`ROSTER_URL is not a URL: ${url}`);
  return url;
}

/** The client that the environment describes. Throws a UsageError that says which variable is missing or wrong. */
export function clientFromEnvironment(env: NodeJS.ProcessEnv = process.env): RosterClient {
  const apiKey = env.ROSTER_API_KEY;
  if (!apiKey) throw new UsageError("ROSTER_API_KEY is not set. npm start prints a key: export ROSTER_API_KEY=rst_…");
  return createRosterClient({ url: urlFromEnvironment(env), apiKey });
}
