import { z } from "zod";
import { limits } from "./limits.ts";
import { Region } from "./phone.ts";
import { line, Uuid } from "./scalars.ts";
import { columnTargets, conflictPolicies, importFormats } from "./vocabulary.ts";

/** How a file of contacts is to be read. What is left out is found out from the file and the organization's settings. */
export const ImportOptions = z.strictObject({
  fileName: line(limits.fileNameCharacters).default("").describe("What the report calls the file."),
  format: z.enum(importFormats).optional().describe("Found out from the file where it is left out."),
  delimiter: z.enum([",", ";", "\t"]).optional().describe("Found out from the heading where it is left out."),
  map: z
    .record(z.string().min(1), z.enum(columnTargets))
    .default({})
    .describe("What columns are, as heading:target; the others are guessed, or become attributes."),
  region: Region.optional().describe(
    "The country of phones without a country code; the organization's where it is left out.",
  ),
  onConflict: z
    .enum(conflictPolicies)
    .default("merge")
    .describe(
      "What becomes of a contact that exists: merge adds what the file has, update makes it what the file has, skip leaves it.",
    ),
  listIds: z.array(Uuid).max(limits.filterIds).default([]).describe("Lists that every contact of the file is put on."),
  dryRun: z.boolean().default(false).describe("Judges every row, and stores nothing."),
  importId: z
    .uuidv7()
    .toLowerCase()
    .optional()
    .describe("Chosen by a caller who wants to watch the import while it runs; one that is used already is refused."),
});
export type ImportOptions = z.output<typeof ImportOptions>;

export const importVerdicts = ["rejected", "duplicate", "warning"] as const;
/** What would become of a row, as a dry run says. */
export const importOutcomes = ["created", "updated", "unchanged", "restored"] as const;

/** Something to say about one row. Rows are counted as a spreadsheet does (the heading is row 1), cards from 1. */
export const ImportIssue = z.strictObject({
  row: z.int().min(1),
  verdict: z.enum([...importVerdicts, ...importOutcomes]),
  detail: z.string(),
  name: z.string(),
  phone: z.string(),
});
export type ImportIssue = z.infer<typeof ImportIssue>;

/** `receiving` is given up when the server dies; `running` is resumed; the other two are final. */
export const importStates = ["receiving", "running", "done", "failed"] as const;
export type ImportState = (typeof importStates)[number];

/**
 * What became of a file: `created + updated + unchanged + restored + duplicate + rejected = read` once it is done.
 * `issues` are in row order, at most 1,000 of `issuesTotal`; those of a dry run are every row with what would become of it.
 */
export const ImportReport = z.strictObject({
  importId: Uuid,
  state: z.enum(importStates),
  fileName: z.string(),
  dryRun: z.boolean(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  restored: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  issues: z.array(ImportIssue),
  issuesTotal: z.int(),
  error: z.string().nullable(),
});
export type ImportReport = z.infer<typeof ImportReport>;
