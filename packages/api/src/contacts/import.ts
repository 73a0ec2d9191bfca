import { ImportOptions, ImportReport } from "@roster/domain/import";
import { z } from "zod";
import { importFile } from "../import/import-file.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Whether a value is given piece by piece. */
export const isStream = (value: unknown) =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** A file's text, or in process the bytes as they arrive. */
export const Content = z.union([z.string(), z.custom<AsyncIterable<Uint8Array>>(isStream)], {
  error: "must be the text of a file",
});

/**
 * Imports a file of contacts and answers what became of every row. An import that takes long is answered while its state
 * is `running`: `getImport` tells the rest. Over HTTP a file of any size is streamed to `POST /api/contacts/import`, which
 * is this procedure. Fails with `unprocessable` when the file as a whole cannot be read,
 * `conflict` when `importId` was used before; then nothing is stored.
 */
export const importContacts = organizationProcedure("BulkImport:Contacts")
  .input(z.strictObject({ ...ImportOptions.shape, content: Content }))
  .output(checkedOutput(ImportReport))
  .mutation(({ ctx, input: { content, ...options } }) => importFile(ctx, content, options));
