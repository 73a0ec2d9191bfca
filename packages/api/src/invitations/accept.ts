import { ByInvitationToken, Uuid } from "@roster/domain";
import { z } from "zod";
import { mayInvite } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";

/**
 * Makes the person a member, of the organization that they look at from then on; the invitation is gone. Fails with `not_found` as
 * `invitations.look` does, and with `forbidden` for an invitation of another e-mail.
 */
export const accept = personProcedure
  .input(ByInvitationToken)
  .output(checkedOutput(z.strictObject({ activeOrganizationId: Uuid })))
  .mutation(async ({ ctx, input }) => {
    const { sessionId, user } = ctx.principal;
    const activeOrganizationId = await ctx.accounts.accept(
      input.token,
      { email: user.email, actor: ctx.actor },
      mayInvite,
    );
    await ctx.organizations.activate(sessionId, user.id, activeOrganizationId);
    return { activeOrganizationId };
  });
