import { CampaignPage, ListCampaignsInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of campaigns, newest first. Fails with `invalid_request` on a cursor of another query. */
export const list = organizationProcedure("Get:Campaign")
  .input(ListCampaignsInput)
  .output(checkedOutput(CampaignPage))
  .query(async ({ ctx, input }) => {
    const { items, paginationMeta } = await ctx.directory.campaigns(input);
    return { campaigns: items, paginationMeta };
  });
