import { RosterError } from "@roster/client";
import { CommanderError } from "commander";

/** Wrong use of the command itself; the message is for the person who typed it. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** 0 done, 1 failed, 2 wrongly used, 3 not signed in or not allowed, 4 not found, 5 the server cannot be reached. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) return 2;
  if (!(error instanceof RosterError)) return 1;
  switch (error.code) {
    case "invalid_request":
      return 2;
    case "unauthorized":
    case "forbidden":
      return 3;
    case "not_found":
      return 4;
    case "unreachable":
    case "unavailable":
      return 5;
    default:
      return 1;
  }
}

/** What went wrong, a line a fault. */
export function explain(error: unknown): string {
  if (error instanceof CommanderError) return "";
  if (!(error instanceof RosterError)) return `roster: ${error instanceof Error ? error.message : String(error)}`;
  const faults = error.faults.map((fault) => `  ${fault.name} ${fault.detail}`);
  const request = error.code === "internal_error" && error.requestId ? [`  request ${error.requestId}`] : [];
  return [`roster: ${error.message}`, ...(faults.length > 1 ? faults : []), ...request].join("\n");
}
