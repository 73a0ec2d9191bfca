import { oneLine } from "./one-line.ts";

/** Fields as lines with their labels, the values below each other. */
export function toDetails(fields: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...fields.map(([label]) => label.length));
  return fields.map(([label, value]) => `${oneLine(label).padEnd(width)}  ${oneLine(value)}\n`).join("");
}
