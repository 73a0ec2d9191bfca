import { ReplaceContactInput, StoredContact } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { judgeOf, prepareContact } from "./prepare-contact.ts";
import { storedContact } from "./stored-contact.ts";

/**
 * Makes a contact what is given, attributes included; lists and tags that are left out stay. Fails as `update` does.
 */
export const replace = organizationProcedure("Update:Contact")
  .input(ReplaceContactInput)
  .output(checkedOutput(StoredContact))
  .mutation(async ({ ctx, input }) => {
    const { uniqueId, expectedUpdatedAt, listIds, tagIds, ...given } = input;
    const judge = await judgeOf(ctx, [input]);
    const { contact, warnings } = prepareContact({ ...given, listIds: listIds ?? [], tagIds: tagIds ?? [] }, judge);
    await ctx.writer.change(uniqueId, expectedUpdatedAt, () => ({ ...contact, listIds, tagIds }));
    return { ...(await storedContact(ctx, uniqueId)), warnings };
  });
