import { CreateRoleInput, CustomRole } from "@roster/domain";
import { mayGrant } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Makes a role. Fails with `label_taken`, and with `forbidden` for a permission that the caller has not got. */
export const create = organizationProcedure("Create:OrganizationRole")
  .input(CreateRoleInput)
  .output(checkedOutput(CustomRole))
  .mutation(({ ctx, input }) => {
    mayGrant(ctx, input.permissions);
    return ctx.members.createRole(input);
  });
