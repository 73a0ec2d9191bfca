import { MergeId, UnmergedContacts } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedContacts } from "./stored-contact.ts";

/**
 * Undoes a merge of the last 30 days: the others are there again with their lists, tags and conversations, and of the contact that
 * stayed everything that the merge changed is as before. Needs `Create:Contact` too. Fails with `not_found`, with `conflict` when
 * a value that the merge changed was changed since, or that contact is gone, and with `phone_taken` when another contact has one
 * of the phones by now.
 */
export const unmerge = organizationProcedure("Update:Contact")
  .input(MergeId)
  .output(checkedOutput(UnmergedContacts))
  .mutation(async ({ ctx, input }) => {
    ctx.require("Create:Contact");
    return { contacts: await storedContacts(ctx, await ctx.merger.unmerge(input.mergeId)) };
  });
