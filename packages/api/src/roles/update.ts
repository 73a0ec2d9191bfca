import { CustomRole, UpdateRoleInput } from "@roster/domain";
import { mayGrant } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Changes what is given of a role, for those who have it from their next request on. Fails with `not_found`, `label_taken` and `forbidden`. */
export const update = organizationProcedure("Update:OrganizationRole")
  .input(UpdateRoleInput)
  .output(checkedOutput(CustomRole))
  .mutation(({ ctx, input: { uniqueId, ...patch } }) => {
    mayGrant(ctx, patch.permissions ?? []);
    return ctx.members.updateRole(uniqueId, patch, (before) => mayGrant(ctx, before));
  });
