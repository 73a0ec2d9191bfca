import { z } from "zod";
import { limits } from "./limits.ts";
import { line, Uuid } from "./scalars.ts";

export const TagLabel = line(limits.tagLabelCharacters).min(1);

/** A label on contacts and lists, unique within its organization. */
export const Tag = z.strictObject({ label: TagLabel, uniqueId: Uuid });
export type Tag = z.infer<typeof Tag>;
