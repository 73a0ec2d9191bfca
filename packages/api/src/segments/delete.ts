import { ById, Deleted } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { mayChange } from "./may-change.ts";

/** Deletes a segment; its contacts stay as they are. A shared one needs `Share:Segment`. Fails with `not_found` and `forbidden`. */
export const deleteSegment = organizationProcedure("Get:Contact")
  .input(ById)
  .output(checkedOutput(Deleted))
  .mutation(async ({ ctx, input }) => {
    await ctx.segments.delete(input.uniqueId, (segment) => mayChange(ctx, segment));
    return { data: true as const };
  });
