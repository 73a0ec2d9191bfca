import { z } from "zod";
import { ImportOptions } from "./import-contacts.ts";
import { limits } from "./limits.ts";
import { columnGuesses, columnTargets, importDelimiters, importEncodings, importFormats } from "./vocabulary.ts";

const { fileName: _, onConflict: __, listIds: ___, dryRun: ____, importId: _____, ...reading } = ImportOptions.shape;

/** How the beginning of a file is to be read: as the import of the whole file is told. */
export const PreviewImportInput = z.strictObject({
  ...reading,
  isWhole: z
    .boolean()
    .default(true)
    .describe("Whether it is the whole file: the last row of one that goes on may be cut off, and is left out."),
});
export type PreviewImportInput = z.input<typeof PreviewImportInput>;

/** A column of a CSV file. `key` is what a mapping calls it, and the attribute's key where it is one. */
export const ImportColumn = z.strictObject({
  key: z.string(),
  heading: z.string(),
  /** What it is taken for where no mapping says what it is. */
  guess: z.enum(columnGuesses),
  /** What the mapping says that it is; null where it says nothing. */
  target: z.enum(columnTargets).nullable(),
  /** The first different values that it has. */
  samples: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** A row as it would be imported; `reason` says why it would not be. */
export const PreviewedRow = z.strictObject({
  row: z.int().min(1),
  name: z.string(),
  phone: z.string(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), z.string()).describe("Each as text, shortened where it is long."),
  reason: z.string().nullable(),
});
export type PreviewedRow = z.infer<typeof PreviewedRow>;

/** What the beginning of a file says of the whole one. `rows` and `rejected` count what was sent; `delimiter` and `columns` are of CSV. */
export const ImportPreview = z.strictObject({
  format: z.enum(importFormats),
  encoding: z.enum(importEncodings),
  delimiter: z.enum(importDelimiters).nullable(),
  columns: z.array(ImportColumn),
  rows: z.int().min(0),
  rejected: z.int().min(0),
  first: z.array(PreviewedRow).max(limits.importPreviewRows),
  /** Why the file could not be imported as it would be read now. */
  problem: z.string().nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
