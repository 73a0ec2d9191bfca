import { ById, Deleted, DomainError } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Deletes a list; the contacts that had it stay. Fails with `not_found`. */
export const deleteList = organizationProcedure("Delete:List")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    if (!(await ctx.directory.deleteList(input.uniqueId))) throw DomainError.notFound("list");
    return { data: true as const };
  });
