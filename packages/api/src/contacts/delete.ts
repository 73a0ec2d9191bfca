import { DeleteContactInput, Deleted } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Deletes a contact. It can be restored for 30 days, and its phone is free at once. Fails with `not_found`, and with
 * `precondition_failed` when it changed since `expectedUpdatedAt`.
 */
export const deleteContact = organizationProcedure("Delete:Contact")
  .input(DeleteContactInput)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.writer.removeOne(input.uniqueId, input.expectedUpdatedAt);
    return { data: true as const };
  });
