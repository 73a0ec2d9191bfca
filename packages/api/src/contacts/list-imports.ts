import { ImportPage, ListImportsInput } from "@roster/domain/import";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of the imports that were begun, newest first. Fails with `invalid_request` on a cursor of another query. */
export const listImports = organizationProcedure("BulkImport:Contacts")
  .input(ListImportsInput)
  .output(checkedOutput(ImportPage))
  .query(async ({ ctx, input }) => {
    const { items, paginationMeta } = await ctx.importHistory.list(input);
    return { imports: items, paginationMeta };
  });
