import { ContactList, DomainError, UpdateListInput } from "@roster/domain";
import { judgeOf, unknownGroups } from "../contacts/prepare-contact.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedList } from "./stored-list.ts";

/** Changes what is given of a list. Fails with `not_found`, and with `unprocessable` for unknown tags. */
export const update = organizationProcedure("Update:List")
  .input(UpdateListInput)
  .output(checkedOutput(ContactList))
  .mutation(async ({ ctx, input }) => {
    const { uniqueId, ...patch } = input;
    const groups = { tagIds: patch.tagIds };
    const faults = unknownGroups(groups, await judgeOf(ctx, [groups]));
    if (faults.length > 0) throw DomainError.unprocessable(faults);
    if (!(await ctx.directory.updateList(uniqueId, patch))) throw DomainError.notFound("list");
    return storedList(ctx.directory, uniqueId);
  });
