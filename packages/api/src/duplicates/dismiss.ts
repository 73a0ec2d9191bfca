import { Dismissal, DismissDuplicatesInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Remembers that some contacts are different people, so that no two of them are candidates any more. Fails with `not_found` for an
 * unknown contact.
 */
export const dismiss = organizationProcedure("Update:Contact")
  .input(DismissDuplicatesInput)
  .output(checkedOutput(Dismissal))
  .mutation(({ ctx, input }) => ctx.duplicates.dismiss(input.uniqueIds));
