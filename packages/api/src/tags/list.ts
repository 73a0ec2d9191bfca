import { Tag } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Every tag of the organization, by label. */
export const list = organizationProcedure
  .meta({ permission: "Get:Tag" })
  .output(checkedOutput(z.strictObject({ tags: z.array(Tag) })))
  .query(async ({ ctx }) => ({ tags: await ctx.directory.tags() }));
