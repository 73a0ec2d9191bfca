import { z } from "zod";
import { limits } from "./limits.ts";
import { ContactCriteria, sorting, withRanges } from "./list-contacts-input.ts";
import { Timestamp, trimmed, Uuid } from "./scalars.ts";

/**
 * Criteria of contacts under a name, and the order to show them in. A personal one is seen by its owner alone, a shared one by
 * everybody who sees contacts. `owner` is null where a key made it, and where its owner left.
 */
export const Segment = z.strictObject({
  uniqueId: Uuid,
  name: z.string(),
  criteria: ContactCriteria,
  ...sorting,
  isShared: z.boolean(),
  owner: z.strictObject({ uniqueId: Uuid, name: z.string() }).nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Segment = z.infer<typeof Segment>;

export const SegmentList = z.strictObject({ segments: z.array(Segment) });
export type SegmentList = z.infer<typeof SegmentList>;

/**
 * How many contacts are in a segment at the moment; with the relation `estimate` the planner's guess, where counting took longer
 * than the count budget.
 */
export const SegmentCount = z.strictObject({
  uniqueId: Uuid,
  numberOfContacts: z.int().min(0),
  relation: z.enum(["eq", "estimate"]),
});
export type SegmentCount = z.infer<typeof SegmentCount>;

const SegmentName = trimmed(limits.segmentNameCharacters, 1);
const SegmentCriteria = withRanges(ContactCriteria).refine(isShort, {
  error: `must be at most ${limits.segmentCriteriaBytes / 1024} KB in all`,
  params: { code: "too_long" },
});

function isShort(criteria: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(criteria)).length <= limits.segmentCriteriaBytes;
}

export const CreateSegmentInput = z.strictObject({
  name: SegmentName,
  criteria: SegmentCriteria,
  ...sorting,
  isShared: z.boolean().default(false).describe("Whether everybody who sees contacts sees it."),
});
export type CreateSegmentInput = z.input<typeof CreateSegmentInput>;
/** The same with its defaults filled in. */
export type NewSegment = z.output<typeof CreateSegmentInput>;

/** What may be changed of a segment: what is left out stays, `criteria` replace those that were there. */
export const SegmentPatch = z.strictObject({
  name: SegmentName.optional(),
  criteria: SegmentCriteria.optional(),
  sortBy: sorting.sortBy.unwrap().optional(),
  order: sorting.order.unwrap().optional(),
  isShared: z.boolean().optional(),
});
export type SegmentPatch = z.input<typeof SegmentPatch>;
/** The same after parsing. */
export type SegmentChanges = z.output<typeof SegmentPatch>;
export const UpdateSegmentInput = z.strictObject({ uniqueId: Uuid, ...SegmentPatch.shape });
export type UpdateSegmentInput = z.input<typeof UpdateSegmentInput>;
