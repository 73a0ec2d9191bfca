import { ById, Contact } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { storedContact } from "./stored-contact.ts";

/** One contact with everything that hangs on it. Fails with `not_found` for an id that is unknown or another tenant's. */
export const get = organizationProcedure("Get:Contact")
  .input(ById)
  .output(checkedOutput(Contact))
  .query(({ ctx, input }) => storedContact(ctx, input.uniqueId));
