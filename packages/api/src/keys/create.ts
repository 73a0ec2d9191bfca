import { newApiKey } from "@roster/db";
import { CreatedKey, CreateKeyInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Makes an API key. Its secret is in this answer and nowhere else. It may never more than the member that makes it may then; one
 * that a key makes ends no later than that key, and with it. Fails with `forbidden` for a permission that its maker has not got.
 */
export const create = organizationProcedure("Create:ApiKey")
  .input(CreateKeyInput)
  .output(checkedOutput(CreatedKey))
  .mutation(async ({ ctx, input }) => {
    const { organizationId } = ctx.tenant;
    const permissions = input.permissions ?? [...ctx.allowed];
    for (const permission of permissions) ctx.require(permission);
    const secret = newApiKey(organizationId);
    const { principal } = ctx;
    const maker =
      principal.kind === "session"
        ? { createdBy: principal.user.id }
        : {
            createdBy: principal.createdBy,
            parentId: principal.keyId,
            expiresAt: earliest(input.expiresAt, principal.expiresAt),
          };
    const key = await ctx.keys.add(ctx.tenant, { ...input, permissions, key: secret, ...maker });
    return { ...key, secret };
  });

function earliest(one: string | undefined, other: string | null): string | undefined {
  return [one, other ?? undefined].filter((moment) => moment !== undefined).sort()[0];
}
