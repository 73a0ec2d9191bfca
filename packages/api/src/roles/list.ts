import { builtInRoles, permissionsOfRole, RoleList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** The roles that every organization has, and its own by name. */
export const list = organizationProcedure("Get:OrganizationRole")
  .output(checkedOutput(RoleList))
  .query(async ({ ctx }) => ({
    builtIn: builtInRoles.map((name) => ({ name, permissions: [...permissionsOfRole[name]] })),
    custom: await ctx.members.roles(),
  }));
