import { ById, Deleted, DomainError } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Revokes an API key; it works for at most five seconds more. Fails with `not_found`. */
export const deleteKey = organizationProcedure("Delete:ApiKey")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    if (!(await ctx.keys.remove(ctx.tenant, input.uniqueId))) throw DomainError.notFound("API key");
    return { data: true as const };
  });
