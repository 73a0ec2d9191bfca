import { z } from "zod";
import { AttributeKey } from "./contact-filter.ts";
import { limits } from "./limits.ts";
import { attributePrefix, contactColumns, densities, pagings } from "./vocabulary.ts";

/** A column of a table of contacts: a member of a contact, or `attributes.KEY`. */
export const ContactColumn = z.union(
  [
    z.enum(contactColumns),
    z.custom<`attributes.${string}`>(
      (text) =>
        typeof text === "string" &&
        text.startsWith(attributePrefix) &&
        AttributeKey.safeParse(text.slice(attributePrefix.length)).success,
    ),
  ],
  { error: `must be one of ${contactColumns.join(", ")} or ${attributePrefix}KEY` },
);
export type ContactColumn = z.infer<typeof ContactColumn>;

/** Where a column is shown: `width` in pixels, its own where it is left out. */
export const ColumnPlace = z.strictObject({
  key: ContactColumn,
  width: z.int().min(limits.columnPixelsMinimum).max(limits.columnPixels).optional(),
  isPinned: z.literal(true).optional(),
});
export type ColumnPlace = z.infer<typeof ColumnPlace>;

/** How a member has the table of contacts shown to them. Columns stand in their order; those that are not named are hidden. */
export const TablePreferences = z.strictObject({
  columns: z
    .array(ColumnPlace)
    .min(1)
    .max(limits.tableColumns)
    .refine((columns) => new Set(columns.map(({ key }) => key)).size === columns.length, {
      error: "must name each column once",
      params: { code: "conflicting" },
    })
    .refine((columns) => columns.some(({ key }) => key === "name"), {
      error: "must have the column name",
      params: { code: "empty" },
    }),
  density: z.enum(densities),
  paging: z.enum(pagings),
  perPage: z.int().min(1).max(limits.perPage),
});
export type TablePreferences = z.infer<typeof TablePreferences>;

/** What a member has chosen for themselves in an organization; null where they have chosen nothing. */
export const Preferences = z.strictObject({ contactsTable: TablePreferences.nullable() });
export type Preferences = z.infer<typeof Preferences>;
