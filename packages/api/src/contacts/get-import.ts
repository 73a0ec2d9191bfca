import { DomainError } from "@roster/domain";
import { GetImportInput, ImportReport } from "@roster/domain/import";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * What has become of an import so far, with its first 1,000 issues or those after a row. Fails with `not_found` for an id that is
 * unknown or another tenant's.
 */
export const getImport = organizationProcedure("BulkImport:Contacts")
  .input(GetImportInput)
  .output(checkedOutput(ImportReport))
  .query(async ({ ctx, input }) => {
    const report = await ctx.imports.report(input);
    if (!report) throw DomainError.notFound("import");
    return report;
  });
