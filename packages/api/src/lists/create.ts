import { ContactList, CreateListInput, DomainError } from "@roster/domain";
import { judgeOf, unknownGroups } from "../contacts/prepare-contact.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedList } from "./stored-list.ts";

/** Makes a list. Fails with `unprocessable` for unknown tags. */
export const create = organizationProcedure("Create:List")
  .input(CreateListInput)
  .output(checkedOutput(ContactList))
  .mutation(async ({ ctx, input }) => {
    const faults = unknownGroups({ tagIds: input.tagIds }, await judgeOf(ctx, [{ tagIds: input.tagIds }]));
    if (faults.length > 0) throw DomainError.unprocessable(faults);
    return storedList(ctx.directory, await ctx.directory.createList(input));
  });
