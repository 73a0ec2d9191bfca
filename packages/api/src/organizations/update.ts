import { Organization, OrganizationPatch } from "@roster/domain/settings";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Changes what is given of the organization. Phones that are stored already stay as they are. */
export const update = organizationProcedure("Update:Organization")
  .input(OrganizationPatch)
  .output(checkedOutput(Organization))
  .mutation(({ ctx, input }) => ctx.settings.update(input));
