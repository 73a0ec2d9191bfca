import { z } from "zod";
import { limits } from "./limits.ts";
import { Permission } from "./permissions.ts";
import { Moment, Timestamp, trimmed, Uuid } from "./scalars.ts";

/** A key of an organization, without its secret. `prefix` is how it begins and ends. */
export const ApiKey = z.strictObject({
  uniqueId: Uuid,
  name: z.string(),
  prefix: z.string(),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
  lastUsedAt: Timestamp.nullable(),
  permissions: z.array(Permission),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const KeyList = z.strictObject({ keys: z.array(ApiKey) });
export type KeyList = z.infer<typeof KeyList>;

export const CreateKeyInput = z.strictObject({
  name: trimmed(limits.keyNameCharacters, 1),
  /** Never, where it is left out. */
  expiresAt: Moment.refine((moment) => moment > new Date().toISOString(), {
    error: "must be in the future",
  }).optional(),
  /** What it may do, of what its maker may; all of that where it is left out. */
  permissions: z.array(Permission).min(1).max(100).optional(),
});
export type CreateKeyInput = z.input<typeof CreateKeyInput>;

/** A new key; `secret` is shown this once. */
export const CreatedKey = z.strictObject({ ...ApiKey.shape, secret: z.string() });
export type CreatedKey = z.infer<typeof CreatedKey>;
