import { ById, Deleted } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Deletes a role that nobody has. Fails with `not_found`, and with `conflict` while a member has it or an invitation offers it. */
export const deleteRole = organizationProcedure("Delete:OrganizationRole")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.members.deleteRole(input.uniqueId);
    return { data: true as const };
  });
