import { Segment, UpdateSegmentInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { mayChange } from "./may-change.ts";

/**
 * Changes what is given of a segment. A shared one, and one that will be, needs `Share:Segment`; only its owner makes it personal
 * again. Fails with `not_found`, `label_taken`, `forbidden`, and with `conflict` beyond the limits.
 */
export const update = organizationProcedure("Get:Contact")
  .input(UpdateSegmentInput)
  .output(checkedOutput(Segment))
  .mutation(({ ctx, input: { uniqueId, ...changes } }) =>
    ctx.segments.update(uniqueId, changes, (before) => mayChange(ctx, before, changes)),
  );
