import { Tag, TagFields } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Makes a tag. Fails with `label_taken` (and `existingId`) when there is one of that label. */
export const create = organizationProcedure("Create:Tag")
  .input(TagFields)
  .output(checkedOutput(Tag))
  .mutation(({ ctx, input }) => ctx.directory.createTag(input.label));
