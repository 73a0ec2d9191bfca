import { newApiKey } from "@roster/db";
import { CreatedKey, CreateKeyInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Makes an API key. Its secret is in this answer and nowhere else. */
export const create = organizationProcedure
  .meta({ permission: "Create:ApiKey" })
  .input(CreateKeyInput)
  .output(checkedOutput(CreatedKey))
  .mutation(async ({ ctx, input }) => {
    const { organizationId } = ctx.tenant;
    const secret = newApiKey(organizationId);
    return { ...(await ctx.keys.add(organizationId, { ...input, key: secret })), secret };
  });
