import { z } from "zod";

const Value = z.union([z.string(), z.number(), z.boolean()]);
export const attributeKinds = ["text", "number", "boolean", "other"] as const;

/** An attribute that contacts have: `contacts` of those that were looked at, its commonest kind of value and commonest values. */
export const KnownAttribute = z.strictObject({
  key: z.string(),
  kind: z.enum(attributeKinds),
  contacts: z.int().min(1),
  values: z.array(z.strictObject({ value: Value, contacts: z.int().min(1) })),
});
export type KnownAttribute = z.infer<typeof KnownAttribute>;

/**
 * The attributes of an organization's contacts, commonest first. `contactsLookedAt` are all of them where there are few, else the
 * oldest and the newest: a key that only others have is missing, and can be asked for all the same.
 */
export const KnownAttributes = z.strictObject({
  attributes: z.array(KnownAttribute),
  contactsLookedAt: z.int().min(0),
});
export type KnownAttributes = z.infer<typeof KnownAttributes>;
