import { z } from "zod";
import { ContactCriteria, sorting, withRanges } from "./list-contacts-input.ts";
import { exportFormats } from "./vocabulary.ts";

/** The input of `contacts.export`: the same criteria and order as a list of contacts. */
export const ExportContactsInput = withRanges(
  z.strictObject({
    ...ContactCriteria.shape,
    ...sorting,
    format: z.enum(exportFormats).default("csv").describe("What kind of file."),
  }),
);
export type ExportContactsInput = z.input<typeof ExportContactsInput>;
export type ExportContacts = z.output<typeof ExportContactsInput>;
