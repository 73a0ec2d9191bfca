import { z } from "zod";
import { limits } from "./limits.ts";
import { Moment, Uuid } from "./scalars.ts";
import { watchedKinds } from "./vocabulary.ts";

/**
 * Records that were made, changed or deleted. `uniqueIds` are theirs, of conversations those of their contacts; null where they
 * are many, or where it is not known which.
 */
export const Change = z.strictObject({
  kind: z.enum(watchedKinds),
  uniqueIds: z.array(Uuid).max(limits.idsTold).nullable(),
});
export type Change = z.infer<typeof Change>;

/** What changed since the last one; empty in the first where nothing did. */
export const ChangeNotice = z.strictObject({ changes: z.array(Change) });
export type ChangeNotice = z.infer<typeof ChangeNotice>;

export const WatchInput = z
  .strictObject({
    lastEventId: Moment.optional().describe(
      "Since when changes are not known: the id of the last event, or the moment before something was read.",
    ),
  })
  .prefault({});
export type WatchInput = z.input<typeof WatchInput>;
