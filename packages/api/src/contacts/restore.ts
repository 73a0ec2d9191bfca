import { ById, Contact } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedContact } from "./stored-contact.ts";

/**
 * Brings a contact back that was deleted in the last 30 days, with its lists, tags and conversations. Fails with `not_found`, and
 * with `phone_taken` when another contact has its phone by now.
 */
export const restore = organizationProcedure("Create:Contact")
  .input(ById)
  .output(checkedOutput(Contact))
  .mutation(async ({ ctx, input }) => {
    await ctx.writer.restore(input.uniqueId);
    return storedContact(ctx, input.uniqueId);
  });
