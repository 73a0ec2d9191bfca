import { once } from "node:events";

/** Writes to standard output, and waits where its reader is slower than we are. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, "drain");
}

/** Writes an answer of the contract as it is. */
export function writeJson(answer: unknown): Promise<void> {
  return write(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Tells a person what is no part of the output. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
