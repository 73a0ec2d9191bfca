import { Deleted, DismissalId } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Forgets a dismissal: its contacts are candidates again. Fails with `not_found`. */
export const undismiss = organizationProcedure("Update:Contact")
  .input(DismissalId)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.duplicates.undismiss(input.dismissalId);
    return { data: true as const };
  });
