import { z } from "zod";
import { Contact } from "./contact.ts";
import { PaginationMeta } from "./contact-page.ts";
import { limits } from "./limits.ts";
import { pageOf } from "./paging.ts";
import { conflicting, Uuid } from "./scalars.ts";
import { duplicateReasons } from "./vocabulary.ts";

/**
 * Contacts that may be one person, oldest first. Each of them resembles another one of the group; where there are more than a
 * group holds, the others follow when these were merged or kept apart. `usualPhones` are those of their phones that are spelled
 * as is usual now: without a trunk prefix, and with or without the digits that came and went.
 */
export const DuplicateGroup = z.strictObject({
  reasons: z.array(z.enum(duplicateReasons)).min(1),
  usualPhones: z.array(Contact.shape.phone),
  contacts: z.array(Contact).min(2).max(limits.duplicatesPerGroup),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

/** Groups of contacts that may be one person, without those that somebody keeps apart. */
export const ListDuplicatesInput = z
  .strictObject({
    ...pageOf(limits.perPage),
    contactId: Uuid.optional().describe("Only the group that this contact is in."),
    count: z.enum(["exact", "none"]).default("exact").describe("Whether the groups are counted."),
  })
  .refine(
    ({ page, cursor }) => page === undefined || cursor === undefined,
    conflicting("page", "must not be given with a cursor"),
  )
  .prefault({});
export type ListDuplicatesInput = z.input<typeof ListDuplicatesInput>;
export type ListDuplicatesQuery = z.output<typeof ListDuplicatesInput>;
export const DuplicatePage = z.strictObject({ groups: z.array(DuplicateGroup), paginationMeta: PaginationMeta });
export type DuplicatePage = z.infer<typeof DuplicatePage>;

/** Contacts that are different people: no two of them are candidates any more. */
export const DismissDuplicatesInput = z.strictObject({
  uniqueIds: z
    .array(Uuid)
    .min(2)
    .max(limits.duplicatesPerGroup)
    .refine((ids) => new Set(ids).size === ids.length, {
      error: "must be different contacts",
      params: { code: "repeated" },
    })
    .describe("The contacts' ids."),
});
export type DismissDuplicatesInput = z.infer<typeof DismissDuplicatesInput>;

/** What was remembered, by an id that takes it back; `pairs` are those that nobody had kept apart before. */
export const Dismissal = z.strictObject({ dismissalId: Uuid, pairs: z.int().min(0) });
export type Dismissal = z.infer<typeof Dismissal>;

export const DismissalId = z.strictObject({ dismissalId: Uuid });
export type DismissalId = z.infer<typeof DismissalId>;
