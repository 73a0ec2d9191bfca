import { MemberRepository } from "@roster/db";
import { Deleted, DomainError, Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";

/** Ends the person's own membership, and the keys and invitations that they made; they look at another of theirs then. Fails with `not_found`, and with `conflict` for the last owner. */
export const leave = personProcedure
  .input(z.strictObject({ organizationId: Uuid }))
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    const { memberships, user } = ctx.principal;
    const membership = memberships.find(({ organizationId }) => organizationId === input.organizationId);
    if (!membership) throw DomainError.notFound("organization");
    await new MemberRepository(ctx.em, { ...membership, actor: ctx.actor }).remove(user.id, () => {});
    const other = memberships.find((one) => one !== membership);
    if (other && ctx.principal.tenant?.organizationId === input.organizationId)
      await ctx.organizations.activate(ctx.principal.sessionId, user.id, other.organizationId);
    return { data: true as const };
  });
