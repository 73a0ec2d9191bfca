import { z } from "zod";
import { ContactStatus } from "./contact.ts";
import { AttributeConditions, ContactFilter } from "./contact-filter.ts";
import { limits } from "./limits.ts";
import { conflicting, line, Moment, Uuid } from "./scalars.ts";
import { contactParts, contactSorts, matches, sortOrders } from "./vocabulary.ts";

const Ids = z.array(Uuid).max(limits.filterIds).default([]);

/** What a list of contacts can be narrowed by; the same object means the same contacts everywhere. */
export const ContactCriteria = z.strictObject({
  status: z.array(ContactStatus).default([]),
  listIds: Ids,
  listMatch: z.enum(matches).default("any"),
  tagIds: Ids,
  tagMatch: z.enum(matches).default("any"),
  search: z.string().trim().pipe(line(limits.searchCharacters)).default(""),
  createdAfter: Moment.optional(),
  createdBefore: Moment.optional(),
  updatedAfter: Moment.optional(),
  updatedBefore: Moment.optional(),
  lastMessageAfter: Moment.optional(),
  lastMessageBefore: Moment.optional(),
  attributes: AttributeConditions.optional(),
  filter: ContactFilter.optional(),
});
export type ContactCriteria = z.infer<typeof ContactCriteria>;

function isEarlier(after: keyof ContactCriteria, before: keyof ContactCriteria) {
  return (input: Partial<ContactCriteria>) => {
    const [from, to] = [Moment.safeParse(input[after]), Moment.safeParse(input[before])];
    return !(from.success && to.success) || from.data < to.data;
  };
}

/** Refuses a range that ends before it begins, in any input that has the criteria among its members. */
export function withRanges<T extends z.ZodObject<(typeof ContactCriteria)["shape"]>>(schema: T): T {
  const refined = (["created", "updated", "lastMessage"] as const).reduce<T>(
    (judged, range) =>
      judged.refine(
        isEarlier(`${range}After`, `${range}Before`) as (input: z.output<T>) => boolean,
        conflicting(`${range}After`, `must be earlier than ${range}Before`),
      ),
    schema,
  );
  return refined;
}

/** The input of `contacts.list`. Strict: nothing is coerced, clamped or ignored. */
export const ListContactsInput = withRanges(
  z.strictObject({
    ...ContactCriteria.shape,
    page: z.int().min(1).optional(),
    perPage: z.int().min(1).max(limits.perPage).default(50),
    cursor: z.string().min(1).max(limits.linkUrlBytes).optional(),
    sortBy: z.enum(contactSorts).default("createdAt"),
    order: z.enum(sortOrders).default("desc"),
    include: z.array(z.enum(contactParts)).default([...contactParts]),
    count: z.enum(["exact", "none"]).default("exact"),
    conversationsLimit: z.int().min(0).max(limits.conversationsPerContact).default(5),
    messagesLimit: z.int().min(0).max(limits.messagesPerConversation).default(10),
  }),
)
  .refine(
    (input) => input.page === undefined || input.cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .refine(
    ({ include = [] }) => !include.includes("messages") || include.includes("conversations"),
    conflicting("include", "must name conversations where it names messages"),
  );
/** What a caller may leave out is optional here. */
export type ListContactsInput = z.input<typeof ListContactsInput>;
/** The same after parsing: every default filled in. */
export type ListContactsQuery = z.output<typeof ListContactsInput>;
