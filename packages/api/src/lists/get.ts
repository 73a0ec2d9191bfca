import { ById, ContactList } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedList } from "./stored-list.ts";

/** One list. Fails with `not_found`. */
export const get = organizationProcedure("Get:List")
  .input(ById)
  .output(checkedOutput(ContactList))
  .query(({ ctx, input }) => storedList(ctx.directory, input.uniqueId));
