import { AuditPage, ListAuditInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of the audit log, newest first. Fails with `invalid_request` on a cursor of another query. */
export const list = organizationProcedure("Get:AuditLog")
  .input(ListAuditInput)
  .output(checkedOutput(AuditPage))
  .query(async ({ ctx, input }) => {
    const { items, paginationMeta } = await ctx.audit.events(input);
    return { events: items, paginationMeta };
  });
