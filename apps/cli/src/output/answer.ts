import type { JsonFlags } from "../flags/json-flag.ts";
import { write, writeJson } from "./write.ts";

/** Prints an answer: the contract's JSON, or what a person reads. */
export function printAnswer<T>(answer: T, { json }: JsonFlags, toText: (answer: T) => string): Promise<void> {
  return json ? writeJson(answer) : write(toText(answer));
}
