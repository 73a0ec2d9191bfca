import { z } from "zod";
import { PaginationMeta } from "./contact-page.ts";
import { limits } from "./limits.ts";
import { pageOf } from "./paging.ts";
import { Region } from "./phone.ts";
import { conflicting, line, Timestamp, Uuid } from "./scalars.ts";
import {
  auditActors,
  columnTargets,
  conflictPolicies,
  importDelimiters,
  importEncodings,
  importFormats,
  rejectionReasons,
} from "./vocabulary.ts";

/** How a file of contacts is to be read. What is left out is found out from the file and the organization's settings. */
export const ImportOptions = z.strictObject({
  fileName: line(limits.fileNameCharacters).default("").describe("What the report calls the file."),
  format: z.enum(importFormats).optional().describe("Found out from the file where it is left out."),
  encoding: z.enum(importEncodings).optional().describe("Found out from the file where it is left out."),
  delimiter: z.enum(importDelimiters).optional().describe("Found out from the heading where it is left out."),
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

/** An import and its counts: `created + updated + unchanged + restored + duplicate + rejected = read` once it is done. */
export const ImportSummary = z.strictObject({
  importId: Uuid,
  createdAt: Timestamp,
  /** Who began it. */
  actor: z.strictObject({ kind: z.enum(auditActors), name: z.string() }),
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
  error: z.string().nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** How many rows were rejected for one reason, with the first of them. */
export const ImportReason = z.strictObject({
  reason: z.enum(rejectionReasons),
  count: z.int().min(1),
  examples: z.array(z.strictObject({ row: z.int().min(1), detail: z.string() })).max(limits.importReasonExamples),
});
export type ImportReason = z.infer<typeof ImportReason>;

/**
 * What became of a file. `reasons` are why rows were rejected, the most frequent first. `issues` are in row order, at most 1,000
 * of `issuesTotal`; those of a dry run are every row with what would become of it.
 */
export const ImportReport = z.strictObject({
  ...ImportSummary.shape,
  reasons: z.array(ImportReason),
  issues: z.array(ImportIssue),
  issuesTotal: z.int(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Which report, and which of its issues: the next 1,000 of a long one are those after the last row that is known. */
export const GetImportInput = z.strictObject({
  importId: Uuid,
  afterRow: z.int().min(0).optional().describe("Only issues of rows after this one."),
  verdicts: z
    .array(z.enum([...importVerdicts, ...importOutcomes]))
    .min(1)
    .optional()
    .describe("Only issues of these verdicts."),
});
export type GetImportInput = z.input<typeof GetImportInput>;

/** Which import to watch. */
export const WatchImportInput = z.strictObject({
  importId: Uuid,
  isExpected: z
    .boolean()
    .default(false)
    .describe("Waits some seconds for an import of that id to begin, for who sends its file at the moment."),
});
export type WatchImportInput = z.input<typeof WatchImportInput>;

/** Imports, newest first. */
export const ListImportsInput = z
  .strictObject({
    ...pageOf(limits.perPage),
    dryRun: z.boolean().optional().describe("Only dry runs, or only imports that store; both where it is left out."),
  })
  .refine(
    ({ page, cursor }) => page === undefined || cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .prefault({});
export type ListImportsInput = z.input<typeof ListImportsInput>;
export type ListImportsQuery = z.output<typeof ListImportsInput>;
export const ImportPage = z.strictObject({ imports: z.array(ImportSummary), paginationMeta: PaginationMeta });
export type ImportPage = z.infer<typeof ImportPage>;
