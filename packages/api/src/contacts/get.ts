import { Contact, contactParts, DomainError, Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

const parts = { include: contactParts, conversationsLimit: 5, messagesLimit: 10 };

/** One contact with everything that hangs on it. Fails with `not_found` for an id that is unknown or another tenant's. */
export const get = organizationProcedure
  .meta({ permission: "Get:Contact" })
  .input(z.strictObject({ uniqueId: Uuid }))
  .output(checkedOutput(Contact))
  .query(async ({ ctx, input }) => {
    const contact = await ctx.contacts.findById(input.uniqueId, parts);
    if (!contact) throw DomainError.notFound("contact");
    return contact;
  });
