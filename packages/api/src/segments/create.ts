import { CreateSegmentInput, DomainError, Segment } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Keeps criteria under a name: for the person who asks, or with `isShared` for everybody, which needs `Share:Segment`. A key keeps
 * shared ones alone, and is told `forbidden` otherwise. Fails with `label_taken`, and with `conflict` beyond the limits.
 */
export const create = organizationProcedure("Get:Contact")
  .input(CreateSegmentInput)
  .output(checkedOutput(Segment))
  .mutation(({ ctx, input }) => {
    if (input.isShared) ctx.require("Share:Segment");
    else if (ctx.principal.kind === "key")
      throw new DomainError("forbidden", "Only a person has segments of their own; say isShared to make a shared one.");
    return ctx.segments.create(input);
  });
