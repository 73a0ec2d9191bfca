import { DomainError, MemberId, MemberList } from "@roster/domain";
import { principalIdOf } from "../auth/principal.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { mayTouch } from "./standing.ts";

/** Makes a member the owner in the caller's place, who becomes an admin. Fails with `forbidden` for who is no owner, with `not_found`, and with `conflict` for oneself. */
export const transferOwnership = organizationProcedure("Update:OrganizationMember")
  .input(MemberId)
  .output(checkedOutput(MemberList))
  .mutation(async ({ ctx, input }) => {
    mayTouch(ctx, { role: "Owner", permissions: [] });
    const from = principalIdOf(ctx.principal);
    if (from === input.userId) throw new DomainError("conflict", "You are the owner; choose another member.");
    await ctx.settings.transferOwnership({ from, to: input.userId });
    return { members: await ctx.members.members() };
  });
