import { phoneTaken } from "@roster/db";
import {
  CreateContactInput,
  CreateContactsInput,
  CreateContactsReport,
  DomainError,
  limits,
  told,
} from "@roster/domain";
import { toDomainError } from "../errors.ts";
import { faultsOf, type Place } from "../faults.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { type Judge, judgeOf, type Prepared, prepareContact } from "./prepare-contact.ts";
import { storedContacts } from "./stored-contact.ts";

const placeOfItem: Place = {
  in: "input",
  known: Object.keys(CreateContactInput.shape),
  told: limits.faultsToldOfItem,
};

type Result = CreateContactsReport["results"][number];

/**
 * Stores new contacts, each or none of them by itself, and answers what became of each in the order that they were given.
 * An item that cannot be stored has the code and the faults that `create` would fail with, its pointers from the item on.
 */
export const createMany = organizationProcedure("Create:Contact")
  .input(CreateContactsInput)
  .output(checkedOutput(CreateContactsReport))
  .mutation(async ({ ctx, input }): Promise<CreateContactsReport> => {
    const parsed = input.contacts.map((contact) => CreateContactInput.safeParse(contact));
    const judge = await judgeOf(
      ctx,
      parsed.flatMap(({ data }) => data ?? []),
    );
    const judged = parsed.map((item) => prepared(item, judge));
    const good = judged.filter((item): item is Prepared => !(item instanceof DomainError));
    const outcomes = await ctx.writer.create(good.map(({ contact }) => contact));
    const ids = outcomes.flatMap((outcome) => ("id" in outcome ? [outcome.id] : []));
    const contacts = await storedContacts(ctx, ids);
    const contactOf = new Map(contacts.map((contact) => [contact.uniqueId, contact]));
    const results = judged.map((item, index): Result => {
      if (item instanceof DomainError) return failed(index, item);
      const outcome = outcomes[good.indexOf(item)];
      if (!outcome || "existingId" in outcome)
        return failed(index, phoneTaken(item.contact.phone, outcome?.existingId));
      const contact = contactOf.get(outcome.id);
      if (!contact) return failed(index, DomainError.notFound("contact"));
      return { index, status: "created", contact: { ...contact, warnings: item.warnings } };
    });
    const created = results.filter(({ status }) => status === "created").length;
    return { created, failed: results.length - created, results };
  });

function prepared(
  { data, error }: ReturnType<typeof CreateContactInput.safeParse>,
  judge: Judge,
): Prepared | DomainError {
  if (!data) return DomainError.unprocessable(told(faultsOf(error, placeOfItem), limits.faultsToldOfItem));
  try {
    return prepareContact(data, judge);
  } catch (failure) {
    return toDomainError(failure);
  }
}

function failed(index: number, { code, message, existingId, faults }: DomainError): Result {
  const errors = faults.map((fault) => ({ ...fault, allowed: fault.allowed && [...fault.allowed] }));
  return { index, status: "failed", error: { code, detail: message, ...(existingId ? { existingId } : {}), errors } };
}
