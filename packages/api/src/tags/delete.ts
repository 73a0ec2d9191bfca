import { ById, Deleted, DomainError } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Deletes a tag; the contacts that had it stay. Fails with `not_found`. */
export const deleteTag = organizationProcedure("Delete:Tag")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    if (!(await ctx.directory.deleteTag(input.uniqueId))) throw DomainError.notFound("tag");
    return { data: true as const };
  });
