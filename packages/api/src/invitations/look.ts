import { ByInvitationToken, DomainError, InvitationOffer } from "@roster/domain";
import { mayInvite } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { publicProcedure } from "../procedure.ts";

/** What an invitation offers to who has its link. Fails with `not_found` for one that is unknown, expired or used, or whose maker may no longer make it. */
export const look = publicProcedure
  .input(ByInvitationToken)
  .output(checkedOutput(InvitationOffer))
  .query(async ({ ctx, input }) => {
    const offer = await ctx.accounts.look(input.token, mayInvite);
    if (offer === null) throw DomainError.notFound("invitation");
    return offer;
  });
