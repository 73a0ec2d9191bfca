import { DomainError, Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";

/** Makes one of the person's organizations the one they are looking at. Fails with `not_found` for any other. */
export const activate = personProcedure
  .input(z.strictObject({ organizationId: Uuid }))
  .output(checkedOutput(z.strictObject({ activeOrganizationId: Uuid })))
  .mutation(async ({ ctx, input }) => {
    const { sessionId, user } = ctx.principal;
    const isActivated = await ctx.organizations.activate(sessionId, user.id, input.organizationId);
    if (!isActivated) throw DomainError.notFound("organization");
    return { activeOrganizationId: input.organizationId };
  });
