import { Deleted, MemberId } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { mayTouch } from "./standing.ts";

/**
 * Ends a membership, from that person's next request on, and the keys and invitations that they made. Fails with `not_found`, `forbidden`
 * where they may do what the caller may not, and `conflict` for the last owner.
 */
export const deleteMember = organizationProcedure("Delete:OrganizationMember")
  .input(MemberId)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.members.remove(input.userId, (standing) => mayTouch(ctx, standing));
    return { data: true as const };
  });
