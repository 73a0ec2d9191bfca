import { z } from "zod";
import { clip } from "./domain-error.ts";
import { limits } from "./limits.ts";
import { ContactCriteria, sorting, withRanges } from "./list-contacts-input.ts";
import { conflicting } from "./scalars.ts";
import { attributePrefix, exportColumns, exportFormats } from "./vocabulary.ts";

const allowed = [...exportColumns, `${attributePrefix}KEY`];
const isColumn = (name: string) =>
  (exportColumns as readonly string[]).includes(name) ||
  (name.startsWith(attributePrefix) && name.length > attributePrefix.length);

const ExportColumn = z.string().refine(isColumn, {
  error: ({ input }) => `${clip(String(input))} is no column; each must be one of ${allowed.join(", ")}`,
  params: { code: "invalid_value", allowed },
});

/** The input of `contacts.export`: the same criteria and order as a list of contacts. */
export const ExportContactsInput = withRanges(
  z.strictObject({
    ...ContactCriteria.shape,
    ...sorting,
    format: z.enum(exportFormats).default("csv").describe("What kind of file."),
    columns: z
      .array(ExportColumn)
      .min(1)
      .max(limits.exportColumns)
      .refine((names) => new Set(names).size === names.length, {
        error: "must name each column once",
        params: { code: "repeated" },
      })
      .optional()
      .describe(
        `Which columns, in which order, of ${allowed.join(", ")}; all where they are left out. For CSV and NDJSON. A comma in a key is written with a backslash before it.`,
      ),
  }),
).refine(
  ({ format, columns }) => format !== "vcf" || columns === undefined,
  conflicting("columns", "must not be given with the format vcf, which has no columns"),
);
export type ExportContactsInput = z.input<typeof ExportContactsInput>;
export type ExportContacts = z.output<typeof ExportContactsInput>;
