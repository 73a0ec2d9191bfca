import { DomainError, Uuid } from "@roster/domain";
import { z } from "zod";
import { type RejectedPiece, rejectedPieces } from "../import/rejected-file.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { isStream } from "./import.ts";

const Pieces = z.custom<AsyncGenerator<RejectedPiece, void, void>>(isStream);

/**
 * Every row that an import rejected, as a file like the one that it comes from with the reasons beside, made while it is read. In
 * process and over a streaming link; over HTTP from `GET /api/contacts/imports/{id}/rejected`. Gives first what the file is, then
 * its text. Fails with `not_found` for an unknown import, one that is not received yet, and where the rows are not kept any more.
 */
export const exportRejected = organizationProcedure("BulkImport:Contacts")
  .input(z.strictObject({ importId: Uuid }))
  .output(checkedOutput(Pieces))
  .query(async ({ ctx, input: { importId } }) => {
    const file = await ctx.importHistory.rejectedFile(importId);
    if (file) return rejectedPieces(ctx.importHistory, importId, file);
    if ((await ctx.importHistory.summary(importId)) === null) throw DomainError.notFound("import");
    throw new DomainError("not_found", "The rejected rows of this import are not there yet, or not kept any more.");
  });
