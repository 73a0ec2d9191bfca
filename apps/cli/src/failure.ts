import { RosterError } from "@roster/client";
import { type Command, CommanderError } from "commander";
import { flagOf } from "./flags/flag-of.ts";

/** Wrong use of the command itself; the message is for the person who typed it. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Something that was asked for is not there; each line of the message is about one. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
}

/** 0 done, 1 failed, 2 wrongly used, 3 not signed in or not allowed, 4 not found, 5 the server cannot be reached, 130 interrupted. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) return 2;
  if (error instanceof NotFoundError) return 4;
  if (!(error instanceof RosterError)) return 1;
  switch (error.code) {
    case "invalid_request":
      return 2;
    case "unauthorized":
    case "forbidden":
      return 3;
    case "not_found":
      return 4;
    case "aborted":
      return 130;
    case "unreachable":
    case "unavailable":
      return 5;
    default:
      return 1;
  }
}

/** What went wrong, a line a fault, in the flags of the command that was run. */
export function explain(error: unknown, command: Command): string {
  if (error instanceof CommanderError) return "";
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof RosterError)) return message.replace(/^/gm, "roster: ");
  const [first] = error.faults;
  const faults = error.faults.map((fault) => `${flagOf(fault, command)} ${fault.detail}`);
  // A message that only says the faults over again is left out.
  if (first && message.startsWith(`${first.name} ${first.detail}`))
    return faults.map((fault) => `roster: ${fault}`).join("\n");
  const existing = error.existingId === null ? [] : [`  it is ${error.existingId}`];
  const request = error.code === "internal_error" && error.requestId ? [`  request ${error.requestId}`] : [];
  return [
    `roster: ${message}`,
    ...(faults.length > 1 ? faults.map((fault) => `  ${fault}`) : []),
    ...existing,
    ...request,
  ].join("\n");
}
