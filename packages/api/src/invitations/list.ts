import { InvitationList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Every open invitation of the organization, oldest first, without links. */
export const list = organizationProcedure("Get:OrganizationMember")
  .output(checkedOutput(InvitationList))
  .query(async ({ ctx }) => ({ invitations: await ctx.invitations.all() }));
