import { newApiKey } from "@roster/db";
import { CreatedKey, CreateKeyInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Makes an API key. Its secret is in this answer and nowhere else. Fails with `forbidden` for a permission that its maker has not got. */
export const create = organizationProcedure("Create:ApiKey")
  .input(CreateKeyInput)
  .output(checkedOutput(CreatedKey))
  .mutation(async ({ ctx, input }) => {
    const { organizationId } = ctx.tenant;
    const permissions = input.permissions ?? [...ctx.allowed];
    for (const permission of permissions) ctx.require(permission);
    const secret = newApiKey(organizationId);
    const { principal } = ctx;
    const createdBy = principal.kind === "session" ? principal.user.id : undefined;
    const key = await ctx.keys.add(ctx.tenant, { ...input, permissions, key: secret, createdBy });
    return { ...key, secret };
  });
