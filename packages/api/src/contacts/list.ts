import { ContactPage, ListContactsInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { readableParts } from "./readable-parts.ts";

/** A page of contacts with its exact total. Fails with `invalid_request` on any fault of the input, its cursor included. */
export const list = organizationProcedure("Get:Contact")
  .input(ListContactsInput)
  .output(checkedOutput(ContactPage))
  .query(({ ctx, input }) => ctx.contacts.page(readableParts(input, ctx.allowed)));
