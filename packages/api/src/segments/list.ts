import { SegmentList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** The segments that the caller sees, by name: shared ones, and a person's own. How many contacts are in each is asked by `count`. */
export const list = organizationProcedure("Get:Contact")
  .output(checkedOutput(SegmentList))
  .query(async ({ ctx }) => ({ segments: await ctx.segments.all() }));
