import { KeyList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Every API key of the organization, oldest first, without secrets. */
export const list = organizationProcedure("Get:ApiKey")
  .output(checkedOutput(KeyList))
  .query(async ({ ctx }) => ({ keys: await ctx.keys.ofOrganization(ctx.tenant.organizationId) }));
