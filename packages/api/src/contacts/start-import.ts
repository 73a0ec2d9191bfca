import { DomainError, limits, Uuid } from "@roster/domain";
import { ImportReport } from "@roster/domain/import";
import { z } from "zod";
import { reportOf } from "../import/import-file.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Stores what a dry run has judged, with the options that it had, and answers what became of every row; the file is not sent again.
 * One that takes long is answered while its state is `running`. Fails with `not_found`, and with `conflict` for what is no dry run
 * that is done, or one of more than 24 hours ago.
 */
export const startImport = organizationProcedure("BulkImport:Contacts")
  .input(z.strictObject({ importId: Uuid }))
  .output(checkedOutput(ImportReport))
  .mutation(async ({ ctx, input: { importId } }) => {
    if (!(await ctx.imports.start(importId))) {
      if ((await ctx.importHistory.summary(importId)) === null) throw DomainError.notFound("import");
      throw new DomainError(
        "conflict",
        `Only a dry run that is done can be started, once and within ${limits.dryRunHours} hours. Send the file again.`,
      );
    }
    await ctx.services.imports.storeForAWhile(ctx.tenant, importId);
    return reportOf(ctx.imports, importId);
  });
