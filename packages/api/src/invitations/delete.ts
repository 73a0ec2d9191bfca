import { ById, Deleted } from "@roster/domain";
import { mayTouch } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Takes an invitation back. Fails with `not_found`, and with `forbidden` where its role may do what the caller may not. */
export const deleteInvitation = organizationProcedure("Delete:OrganizationMember")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.invitations.remove(input.uniqueId, (standing) => mayTouch(ctx, standing));
    return { data: true as const };
  });
