import { z } from "zod";
import { Contact } from "./contact.ts";

/**
 * Where a page stands. `total` is exact; with `count: "none"` it, `totalPages` and `totalRelation` are absent.
 * Cursors are null where there is no such page.
 */
export const PaginationMeta = z.strictObject({
  page: z.int().min(1),
  perPage: z.int().min(1),
  total: z.int().min(0).optional(),
  totalPages: z.int().min(0).optional(),
  totalRelation: z.enum(["eq", "estimate"]).optional(),
  hasNext: z.boolean(),
  hasPrevious: z.boolean(),
  nextCursor: z.string().nullable(),
  prevCursor: z.string().nullable(),
});
export type PaginationMeta = z.infer<typeof PaginationMeta>;

export const ContactPage = z.strictObject({ contacts: z.array(Contact), paginationMeta: PaginationMeta });
export type ContactPage = z.infer<typeof ContactPage>;
