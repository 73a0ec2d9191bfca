import { phoneTaken } from "@roster/db";
import { CreateContactInput, StoredContact } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { judgeOf, prepareContact } from "./prepare-contact.ts";
import { storedContact } from "./stored-contact.ts";

/**
 * Stores a new contact. Fails with `unprocessable` for a phone that is none and for unknown lists and tags, with `phone_taken`
 * (and `existingId`) when another contact has the phone.
 */
export const create = organizationProcedure("Create:Contact")
  .input(CreateContactInput)
  .output(checkedOutput(StoredContact))
  .mutation(async ({ ctx, input }) => {
    const { contact, warnings } = prepareContact(input, await judgeOf(ctx, [input]));
    const [outcome] = await ctx.writer.create([contact]);
    if (!outcome || "existingId" in outcome) throw phoneTaken(contact.phone, outcome?.existingId);
    return { ...(await storedContact(ctx, outcome.id)), warnings };
  });
