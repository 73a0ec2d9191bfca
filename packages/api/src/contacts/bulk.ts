import { type BulkChanges, BulkContactsInput, BulkReport, DomainError, type Fault } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { makeBulk, plannedBulk } from "./make-bulk.ts";
import { type Judge, judgeOf, unknownIds } from "./prepare-contact.ts";

/**
 * Changes many contacts, or with `dryRun` counts them. Which contacts is settled when it begins: a change by criteria must say how
 * many it expects, and fails with `count_changed` when that is not how many match, before anything is changed. A change
 * that takes longer than `waitSeconds` is answered while its state is `running`: `getBulk` tells the rest. `undoBulk` takes it back. Fails with `unprocessable` for unknown lists and tags.
 */
export const bulk = organizationProcedure("Update:Contact")
  .input(BulkContactsInput)
  .output(checkedOutput(BulkReport))
  .mutation(async ({ ctx, input }): Promise<BulkReport> => {
    const { ids, criteria, changes, dryRun, waitSeconds, expectedCount = 0 } = input;
    if (changes.delete) ctx.require("Delete:Contact");
    const faults = unknownIn(changes, await judgeOf(ctx, [groupsOf(changes)]));
    if (faults.length > 0) throw DomainError.unprocessable(faults);
    if (dryRun) {
      const count = criteria ? await ctx.contacts.count(criteria) : await ctx.contacts.countIds(ids ?? []);
      return plannedBulk(count);
    }
    const bulkId = await ctx.bulk.begin(criteria ? { criteria, expectedCount } : { ids: ids ?? [] }, changes);
    return makeBulk(ctx, { bulkId, waitSeconds });
  });

const groupKeys = { addListIds: "list", removeListIds: "list", addTagIds: "tag", removeTagIds: "tag" } as const;

function groupsOf({ addListIds = [], removeListIds = [], addTagIds = [], removeTagIds = [] }: BulkChanges) {
  return { listIds: [...addListIds, ...removeListIds], tagIds: [...addTagIds, ...removeTagIds] };
}

/** The ids that are no list or tag of the organization, each as a fault of the change that names it. */
function unknownIn(changes: BulkChanges, { unknown }: Judge): Fault[] {
  return Object.entries(groupKeys).flatMap(([key, what]) => {
    const ids = changes[key as keyof typeof groupKeys] ?? [];
    return unknownIds(ids, unknown, { what, name: "changes", pointer: `/changes/${key}` });
  });
}
