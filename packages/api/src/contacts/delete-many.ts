import { DeleteContactsInput, DeleteContactsReport } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** Deletes contacts by id, all those that there are, and names the others. */
export const deleteMany = organizationProcedure("Delete:Contact")
  .input(DeleteContactsInput)
  .output(checkedOutput(DeleteContactsReport))
  .mutation(async ({ ctx, input }) => {
    const ids = [...new Set(input.uniqueIds)];
    const deleted = new Set(await ctx.writer.remove(ids));
    return { deleted: deleted.size, notFound: ids.filter((id) => !deleted.has(id)) };
  });
