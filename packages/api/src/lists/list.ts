import { ContactList } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Every list of the organization, by name. */
export const list = organizationProcedure
  .meta({ permission: "Get:List" })
  .output(checkedOutput(z.strictObject({ lists: z.array(ContactList) })))
  .query(async ({ ctx }) => ({ lists: await ctx.directory.lists() }));
