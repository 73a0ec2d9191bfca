import { z } from "zod";
import { ContactStatus } from "./contact.ts";
import { AttributeConditions, ContactFilter } from "./contact-filter.ts";
import { limits } from "./limits.ts";
import { messagesLimit } from "./message.ts";
import { pageOf } from "./paging.ts";
import { conflicting, Moment, trimmed, Uuid } from "./scalars.ts";
import { contactParts, contactSorts, matches, sortOrders } from "./vocabulary.ts";

const Ids = z.array(Uuid).max(limits.filterIds).default([]);
const from = (what: string) => Moment.optional().describe(`Contacts ${what} at or after this moment.`);
const until = (what: string) => Moment.optional().describe(`Contacts ${what} before this moment.`);

/** What a list of contacts can be narrowed by; the same object means the same contacts everywhere. */
export const ContactCriteria = z.strictObject({
  status: z.array(ContactStatus).default([]).describe("Contacts with any of these; all where it is left out."),
  listIds: Ids.describe("Contacts that are members of these lists; an unknown one has no members."),
  listMatch: z.enum(matches).default("any").describe("Whether any, all or none of the lists."),
  tagIds: Ids.describe("Contacts that have these tags."),
  tagMatch: z.enum(matches).default("any").describe("Whether any, all or none of the tags."),
  search: trimmed(limits.searchCharacters)
    .default("")
    .describe(
      "A phone in any format (three digits or more) finds contacts by a part of their number; other words must all be in the name, whatever the case and accents, a word of one or two letters at the beginning of a word.",
    ),
  createdAfter: from("created"),
  createdBefore: until("created"),
  updatedAfter: from("updated"),
  updatedBefore: until("updated"),
  lastMessageAfter: from("with a last message"),
  lastMessageBefore: until("with a last message"),
  attributes: AttributeConditions.optional(),
  filter: ContactFilter.optional().describe("A tree of conditions, which must hold beside everything else."),
});
export type ContactCriteria = z.infer<typeof ContactCriteria>;

function isEarlier(after: keyof ContactCriteria, before: keyof ContactCriteria) {
  return (input: Partial<ContactCriteria>) => {
    // Most inputs have no range, and a parse that fails costs the most.
    if (input[after] === undefined || input[before] === undefined) return true;
    const [from, to] = [Moment.safeParse(input[after]), Moment.safeParse(input[before])];
    return !(from.success && to.success) || from.data < to.data;
  };
}

/** Refuses a range that ends before it begins, in any input that has the criteria among its members. */
export function withRanges<T extends z.ZodObject<(typeof ContactCriteria)["shape"]>>(schema: T): T {
  return (["created", "updated", "lastMessage"] as const).reduce<T>(
    (judged, range) =>
      judged.refine(
        isEarlier(`${range}After`, `${range}Before`) as (input: z.output<T>) => boolean,
        conflicting(`${range}After`, `must be earlier than ${range}Before`),
      ),
    schema,
  );
}

/** What contacts are sorted by. */
export const sorting = {
  sortBy: z.enum(contactSorts).default("createdAt").describe("Contacts without the field come last either way."),
  order: z.enum(sortOrders).default("desc").describe("The direction of `sortBy`; contacts that tie follow by id."),
};

/** The input of `contacts.list`. Strict: nothing is coerced, clamped or ignored. */
export const ListContactsInput = withRanges(
  z.strictObject({
    ...ContactCriteria.shape,
    ...pageOf(limits.perPage),
    ...sorting,
    include: z
      .array(z.enum(contactParts))
      .default([...contactParts])
      .describe(
        "Parts of a contact that are wanted; one that is not is absent and costs nothing. Messages need conversations.",
      ),
    count: z
      .enum(["exact", "none"])
      .default("exact")
      .describe("With none the total and what follows from it are absent."),
    conversationsLimit: z
      .int()
      .min(0)
      .max(limits.conversationsPerContact)
      .default(5)
      .describe("How many of a contact's newest conversations."),
    messagesLimit,
  }),
)
  .refine(
    (input) => input.page === undefined || input.cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .refine(
    ({ include }) => !Array.isArray(include) || !include.includes("messages") || include.includes("conversations"),
    conflicting("include", "must name conversations where it names messages"),
  );
/** What a caller may leave out is optional here. */
export type ListContactsInput = z.input<typeof ListContactsInput>;
/** The same after parsing: every default filled in. */
export type ListContactsQuery = z.output<typeof ListContactsInput>;
