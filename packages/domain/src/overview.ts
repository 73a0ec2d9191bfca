import { z } from "zod";
import { ImportSummary } from "./import-contacts.ts";
import { conflicting, Timestamp, TimeZone, Uuid } from "./scalars.ts";
import { TagLabel } from "./tag.ts";
import {
  contactStatuses,
  intervalsOfRange,
  type OverviewInterval,
  type OverviewRange,
  overviewIntervals,
  overviewRanges,
} from "./vocabulary.ts";

const intervalRule = Object.entries(intervalsOfRange)
  .map(([range, intervals]) => `${intervals.join(" or ")} of ${range}`)
  .join(", ");

/** What an overview looks at. Days, weeks (from Monday) and months are those of a time zone. */
export const OverviewInput = z
  .strictObject({
    range: z
      .enum(overviewRanges)
      .default("30d")
      .describe("How far back: 30 or 90 days or 12 months with the present one, or as far back as there is anything."),
    interval: z
      .enum(overviewIntervals)
      .optional()
      .describe(`What the range is cut into, in whole ones: ${intervalRule}; the first where it is left out.`),
    timeZone: TimeZone.default("UTC").describe("Where days begin: the name of a time zone, such as Europe/Berlin."),
  })
  .refine(isCut, conflicting("interval", `must be one that the range has: ${intervalRule}`))
  .prefault({});
export type OverviewInput = z.input<typeof OverviewInput>;
export type OverviewQuery = z.output<typeof OverviewInput>;

/** Whether the range has such an interval; one of them that is unknown is at fault by itself. */
function isCut({ range = "30d", interval }: { range?: OverviewRange; interval?: OverviewInterval }): boolean {
  if (interval === undefined || !overviewRanges.includes(range) || !overviewIntervals.includes(interval)) return true;
  return intervalsOfRange[range].some((one) => one === interval);
}

const Count = z.int().min(0);

/**
 * A day, week or month from its first moment to the first one after it. `created` are contacts that are there and were created
 * in it, `total` those that were created before its end; `received` and `sent` are its messages, absent for who may not read any.
 */
export const OverviewPeriod = z.strictObject({
  from: Timestamp,
  until: Timestamp,
  created: Count,
  total: Count,
  received: Count.optional(),
  sent: Count.optional(),
});
export type OverviewPeriod = z.infer<typeof OverviewPeriod>;

/** How many groups there are beside the largest, and how often contacts are in one of them: a contact in two counts twice. */
const OtherGroups = z.strictObject({ number: Count, memberships: Count });

/** An import: what became of its rows. */
export const ImportOutcome = ImportSummary.omit({ dryRun: true, actor: true });
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/**
 * An organization in numbers, all of one moment and exact. `lists` and `tags` have the largest first, `imports` the last ones,
 * newest first and without dry runs; each is absent for who may not read it.
 */
export const Overview = z.strictObject({
  range: z.enum(overviewRanges),
  interval: z.enum(overviewIntervals),
  timeZone: z.string(),
  contacts: z.strictObject({
    total: Count,
    byStatus: z.record(z.enum(contactStatuses), Count),
  }),
  periods: z.array(OverviewPeriod),
  lists: z
    .strictObject({
      largest: z.array(z.strictObject({ uniqueId: Uuid, name: z.string(), numberOfContacts: Count })),
      others: OtherGroups,
    })
    .optional(),
  tags: z
    .strictObject({
      largest: z.array(z.strictObject({ uniqueId: Uuid, label: TagLabel, numberOfContacts: Count })),
      others: OtherGroups,
    })
    .optional(),
  imports: z.array(ImportOutcome).optional(),
});
export type Overview = z.infer<typeof Overview>;
