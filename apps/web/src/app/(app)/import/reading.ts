import type { ImportColumn, ImportPreview } from "@roster/domain/import-preview";
import type {
  ColumnGuess,
  ColumnTarget,
  ImportDelimiter,
  ImportEncoding,
  ImportFormat,
} from "@roster/domain/vocabulary";

/** How a file is to be read, where it is not as the server finds out by itself. */
export interface Reading {
  format: ImportFormat | null;
  encoding: ImportEncoding | null;
  delimiter: ImportDelimiter | null;
  /** What columns are, by their keys. */
  map: Record<string, ColumnTarget>;
  /** The country of phones without a country code; the organization's where it is empty. */
  region: string;
}

/** What is done with its contacts. */
export interface Storing {
  onConflict: "merge" | "update" | "skip";
  listIds: string[];
}

export const asFound: Reading = { format: null, encoding: null, delimiter: null, map: {}, region: "" };
export const asUsual: Storing = { onConflict: "merge", listIds: [] };

const delimiterNames: Record<ImportDelimiter, string> = { ",": "comma", ";": "semicolon", "\t": "tab" };

/** The parameters that say so. The names are REST's. */
export function readingParams({ format, encoding, delimiter, map, region }: Reading): URLSearchParams {
  const params = new URLSearchParams();
  if (format) params.set("format", format);
  if (encoding) params.set("encoding", encoding);
  if (delimiter) params.set("delimiter", delimiterNames[delimiter]);
  for (const [key, target] of Object.entries(map)) params.append("map", `${key}:${target}`);
  if (region) params.set("region", region);
  return params;
}

/** The same for a dry run of the whole file. */
export function importParams(reading: Reading, { onConflict, listIds }: Storing): URLSearchParams {
  const params = readingParams(reading);
  params.set("dry_run", "true");
  params.set("on_conflict", onConflict);
  for (const id of listIds) params.append("list_id", id);
  return params;
}

/** A mapping in which a column is something else; what it is taken for anyway is not written down. */
export function mapped(map: Reading["map"], { key, guess }: ImportColumn, chosen: ColumnGuess): Reading["map"] {
  const { [key]: _, ...others } = map;
  return chosen === guess ? others : { ...others, [key]: chosen as ColumnTarget };
}

/** How many rows a file has: counted where all of it was looked at, else told by its beginning. */
export function rowsOf(
  { rows }: ImportPreview,
  { size, looked }: { size: number; looked: number },
  number: (value: number) => string,
): string {
  const [all, about] = size <= looked ? [rows, ""] : [Math.round((rows * size) / looked), "about "];
  return `${about}${number(all)} ${all === 1 ? "row" : "rows"}`;
}
