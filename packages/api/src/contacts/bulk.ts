import { BulkContactsInput, BulkReport, DomainError } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { judgeOf, unknownGroups } from "./prepare-contact.ts";

/**
 * Changes many contacts, or with `dryRun` counts them. Which contacts is settled when it begins: a change by criteria must say how
 * many it expects, and fails with `count_changed` when that is not how many match, before anything is changed. A change
 * that takes long is answered while its state is `running`: `getBulk` tells the rest. Fails with `unprocessable` for unknown lists and tags.
 */
export const bulk = organizationProcedure
  .meta({ permission: "Update:Contact" })
  .input(BulkContactsInput)
  .output(checkedOutput(BulkReport))
  .mutation(async ({ ctx, input }): Promise<BulkReport> => {
    const { ids, criteria, changes, dryRun, expectedCount = 0 } = input;
    const { addListIds = [], removeListIds = [], addTagIds = [], removeTagIds = [] } = changes;
    const groups = { listIds: [...addListIds, ...removeListIds], tagIds: [...addTagIds, ...removeTagIds] };
    const faults = unknownGroups(groups, await judgeOf(ctx, [groups]));
    if (faults.length > 0)
      throw DomainError.unprocessable(faults.map(({ pointer: _, ...fault }) => ({ ...fault, name: "changes" })));
    if (dryRun) {
      const count = criteria ? await ctx.contacts.count(criteria) : await ctx.contacts.countIds(ids ?? []);
      return { bulkId: null, state: "planned", count, done: 0, changed: 0, unchanged: 0, failed: 0, failures: [] };
    }
    const bulkId = await ctx.bulk.begin(criteria ? { criteria, expectedCount } : { ids: ids ?? [] }, changes);
    await ctx.services.bulkChanges.runForAWhile(ctx.tenant, bulkId);
    const report = await ctx.bulk.report(bulkId);
    if (!report) throw new Error(`bulk change ${bulkId} has no report`);
    return report;
  });
