import { DomainError, Uuid } from "@roster/domain";
import { CreateOrganizationInput } from "@roster/domain/settings";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";
import { mayCreateOrganization } from "./may-create.ts";

/** Makes an organization that the person owns. Fails with `forbidden` for who owns none, unless anybody may sign up. */
export const create = personProcedure
  .input(CreateOrganizationInput)
  .output(checkedOutput(z.strictObject({ uniqueId: Uuid })))
  .mutation(async ({ ctx, input }) => {
    const { memberships } = ctx.principal;
    if (!mayCreateOrganization(memberships, ctx.services.signUp))
      throw new DomainError("forbidden", "Only who owns an organization can make another one.");
    return { uniqueId: await ctx.accounts.addOrganization(ctx.actor, input) };
  });
