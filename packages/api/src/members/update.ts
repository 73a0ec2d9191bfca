import { Member, UpdateMemberInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { mayTouch } from "./standing.ts";

/**
 * Gives a member another role, from their next request on. Fails with `not_found`, with `forbidden` where either role may do what
 * the caller may not, and with `conflict` for the last owner.
 */
export const update = organizationProcedure("Update:OrganizationMember")
  .input(UpdateMemberInput)
  .output(checkedOutput(Member))
  .mutation(({ ctx, input: { userId, role, roleId = "" } }) =>
    ctx.members.setRole(userId, role ? { role } : { roleId }, ({ from, to }) => {
      mayTouch(ctx, from);
      mayTouch(ctx, to);
    }),
  );
