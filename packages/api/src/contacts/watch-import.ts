import { DomainError } from "@roster/domain";
import { type ImportSummary, WatchImportInput } from "@roster/domain/import";
import { z } from "zod";
import { expected, progressOf } from "../import/watch-import.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { isStream } from "./import.ts";

const Summaries = z.custom<AsyncGenerator<ImportSummary, void, void>>(isStream);

/**
 * How far an import is: first where it stands, then whenever that changes, until it is done or has failed. In process and over a
 * streaming link; over HTTP from `GET /api/contacts/imports/{id}/progress`. Fails with `not_found`.
 */
export const watchImport = organizationProcedure("BulkImport:Contacts")
  .input(WatchImportInput)
  .output(checkedOutput(Summaries))
  .query(async ({ ctx, input }) => {
    const summary = await expected(ctx.importHistory, input);
    if (summary === null) throw DomainError.notFound("import");
    return progressOf(ctx.importHistory, summary, ctx.services.background.stopping);
  });
