import { DomainError, Tag, UpdateTagInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Changes the label of a tag. Fails with `not_found`, and with `label_taken` when another tag has it. */
export const update = organizationProcedure("Update:Tag")
  .input(UpdateTagInput)
  .output(checkedOutput(Tag))
  .mutation(async ({ ctx, input }) => {
    const tag = await ctx.directory.updateTag(input.uniqueId, input.label);
    if (!tag) throw DomainError.notFound("tag");
    return tag;
  });
