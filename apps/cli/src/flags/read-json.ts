import type { Json } from "@roster/domain";
import { UsageError } from "../failure.ts";

/** The JSON that a flag holds. Throws a UsageError that names the flag. */
export function jsonOf(flag: string, text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${flag} must be JSON: ${(error as Error).message}`);
  }
}
