import { ImportPreview, PreviewImportInput } from "@roster/domain/import-preview";
import { z } from "zod";
import { previewFile } from "../import/preview-file.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { Content } from "./import.ts";

/**
 * What the beginning of a file says of the whole one: format, encoding, columns with what each is taken for, and how the first
 * rows would be read. Stores nothing. Over HTTP the bytes go to `POST /api/contacts/imports/preview`, which is this procedure.
 * Fails with `unprocessable` where it is no file of contacts, and `payload_too_large` over 1 MB.
 */
export const previewImport = organizationProcedure("BulkImport:Contacts")
  .input(z.strictObject({ ...PreviewImportInput.shape, content: Content }))
  .output(checkedOutput(ImportPreview))
  .query(({ ctx, input: { content, ...options } }) =>
    previewFile(content, { ...options, region: options.region ?? ctx.tenant.defaultRegion }),
  );
