import { z } from "zod";
import { ContactStatus } from "./contact.ts";
import { AttributeConditions, ContactFilter } from "./contact-filter.ts";
import { limits } from "./limits.ts";
import { line, Moment, Uuid } from "./scalars.ts";
import { contactParts, contactSorts, matches, sortOrders } from "./vocabulary.ts";

const Ids = z.array(Uuid).max(limits.filterIds).default([]);
const Page = z.int().min(1);

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

// Also where another member is at fault, so that every fault is reported at once.
function conflicting(key: string, message: string) {
  return { path: [key], message, params: { code: "conflicting" }, when: () => true };
}

function isEarlier<K extends string>(after: K, before: K) {
  return (input: { [key in K]?: string | undefined }) => {
    const [from, to] = [Moment.safeParse(input[after]), Moment.safeParse(input[before])];
    return !(from.success && to.success) || from.data < to.data;
  };
}

/** The input of `contacts.list`. Strict: nothing is coerced, clamped or ignored. */
export const ListContactsInput = z
  .strictObject({
    ...ContactCriteria.shape,
    page: Page.optional(),
    perPage: z.int().min(1).max(limits.perPage).default(50),
    cursor: z.string().min(1).max(limits.linkUrlBytes).optional(),
    sortBy: z.enum(contactSorts).default("createdAt"),
    order: z.enum(sortOrders).default("desc"),
    include: z.array(z.enum(contactParts)).default([...contactParts]),
    count: z.enum(["exact", "none"]).default("exact"),
    conversationsLimit: z.int().min(0).max(limits.conversationsPerContact).default(5),
    messagesLimit: z.int().min(0).max(limits.messagesPerConversation).default(10),
  })
  .refine(
    (input) => input.page === undefined || input.cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .refine(
    ({ include = [] }) => !include.includes("messages") || include.includes("conversations"),
    conflicting("include", "must name conversations where it names messages"),
  )
  .refine(isEarlier("createdAfter", "createdBefore"), conflicting("createdAfter", "must be earlier than createdBefore"))
  .refine(isEarlier("updatedAfter", "updatedBefore"), conflicting("updatedAfter", "must be earlier than updatedBefore"))
  .refine(
    isEarlier("lastMessageAfter", "lastMessageBefore"),
    conflicting("lastMessageAfter", "must be earlier than lastMessageBefore"),
  );
/** What a caller may leave out is optional here. */
export type ListContactsInput = z.input<typeof ListContactsInput>;
/** The same after parsing: every default filled in. */
export type ListContactsQuery = z.output<typeof ListContactsInput>;
