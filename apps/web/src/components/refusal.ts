import type { ErrorData } from "@roster/api";

/** What the server said of a failure; nothing where it could not be reached. */
export function errorDataOf(error: unknown): ErrorData | undefined {
  return (error as { data?: ErrorData } | null)?.data ?? undefined;
}

/** A failure in words: what is wrong with the field of that name, or else with all of it. */
export function refusalOf(error: unknown, name?: string): string {
  const data = errorDataOf(error);
  if (!data) return "The server could not be reached, or had a problem of its own. Nothing was changed.";
  const faults = data.errors.filter((fault) => fault.name === name);
  return faults.length > 0 ? faults.map(({ detail }) => `It ${detail}.`).join(" ") : (error as Error).message;
}
