import { ListListsInput, ListPage } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of lists, by name. Fails with `invalid_request` on a cursor of another query. */
export const list = organizationProcedure("Get:List")
  .input(ListListsInput)
  .output(checkedOutput(ListPage))
  .query(async ({ ctx, input }) => {
    const { items, paginationMeta } = await ctx.directory.lists(input);
    return { lists: items, paginationMeta };
  });
