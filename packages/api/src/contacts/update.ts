import { mergePatch } from "@roster/db";
import { DomainError, StoredContact, UpdateContactInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { checkAttributes, judgeOf, readPhone, unknownGroups, warningsOf } from "./prepare-contact.ts";
import { storedContact } from "./stored-contact.ts";

/**
 * Changes what is given of a contact and answers it whole. Fails with `not_found`, `unprocessable`, `phone_taken` as `create`
 * does, and `precondition_failed` when it changed since `expectedUpdatedAt`.
 */
export const update = organizationProcedure("Update:Contact")
  .input(UpdateContactInput)
  .output(checkedOutput(StoredContact))
  .mutation(async ({ ctx, input }) => {
    const { uniqueId, expectedUpdatedAt, attributes: patch, ...given } = input;
    const faults = unknownGroups(given, await judgeOf(ctx, [given]));
    if (faults.length > 0) throw DomainError.unprocessable(faults);
    const phone = given.phone === undefined ? null : readPhone(given.phone, ctx.tenant);
    await ctx.writer.change(uniqueId, expectedUpdatedAt, (before) => {
      const attributes = patch ? mergePatch(before.attributes, patch) : before.attributes;
      if (patch) checkAttributes(attributes);
      const after = {
        ...before,
        attributes,
        phone: phone?.phone ?? before.phone,
        status: given.status ?? before.status,
      };
      const name = given.name === "" ? readPhone(after.phone, ctx.tenant).formatted : (given.name ?? before.name);
      return { ...after, name, listIds: given.listIds, tagIds: given.tagIds };
    });
    return { ...(await storedContact(ctx, uniqueId)), warnings: phone ? warningsOf(phone) : [] };
  });
