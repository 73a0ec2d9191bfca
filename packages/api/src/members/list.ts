import { MemberList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Everyone who belongs to the organization, by name. */
export const list = organizationProcedure("Get:OrganizationMember")
  .output(checkedOutput(MemberList))
  .query(async ({ ctx }) => ({ members: await ctx.members.members() }));
