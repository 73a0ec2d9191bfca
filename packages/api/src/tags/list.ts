import { ListTagsInput, TagPage } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of tags, by label, with how many contacts have each. Fails with `invalid_request` on a cursor of another query. */
export const list = organizationProcedure("Get:Tag")
  .input(ListTagsInput)
  .output(checkedOutput(TagPage))
  .query(async ({ ctx, input }) => {
    const { items, paginationMeta } = await ctx.directory.tags(input);
    return { tags: items, paginationMeta };
  });
