import { DomainError, MergeContactsInput, MergedContacts } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedContact } from "./stored-contact.ts";

/**
 * Merges other contacts into one: it gets the chosen values and all their lists, tags and conversations, and they are deleted.
 * `unmerge` undoes it for 30 days. Needs `Delete:Contact` too. Fails with `not_found`, with `precondition_failed` when one of
 * them changed since its `expectedUpdatedAt`, and with `unprocessable` for a choice of a contact that is not merged, or for more
 * attributes than a contact may have.
 */
export const merge = organizationProcedure("Update:Contact")
  .input(MergeContactsInput)
  .output(checkedOutput(MergedContacts))
  .mutation(async ({ ctx, input }) => {
    ctx.require("Delete:Contact");
    if (input.others.some(({ uniqueId }) => uniqueId === input.uniqueId))
      throw DomainError.unprocessable([
        {
          in: "input",
          name: "others",
          code: "conflicting",
          detail: "must not have the contact itself",
          pointer: "/others",
        },
      ]);
    const mergeId = await ctx.merger.merge(input);
    return { mergeId, contact: await storedContact(ctx, input.uniqueId) };
  });
