import { DomainError, Uuid } from "@roster/domain";
import { ImportReport } from "@roster/domain/import";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** What has become of an import so far. Fails with `not_found` for an id that is unknown or another tenant's. */
export const getImport = organizationProcedure("BulkImport:Contacts")
  .input(z.strictObject({ importId: Uuid }))
  .output(checkedOutput(ImportReport))
  .query(async ({ ctx, input }) => {
    const report = await ctx.imports.report(input.importId);
    if (!report) throw DomainError.notFound("import");
    return report;
  });
