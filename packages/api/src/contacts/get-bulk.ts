import { BulkReport, DomainError, Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** What has become of a bulk change so far. Fails with `not_found`; reports are kept for 30 days. */
export const getBulk = organizationProcedure("Update:Contact")
  .input(z.strictObject({ bulkId: Uuid }))
  .output(checkedOutput(BulkReport))
  .query(async ({ ctx, input }) => {
    const report = await ctx.bulk.report(input.bulkId);
    if (!report) throw DomainError.notFound("bulk change");
    return report;
  });
