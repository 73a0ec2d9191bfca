import type { BulkRepository, Tenant, Undone } from "@roster/db";
import { BulkReport, type Permission, UndoBulkInput, UndoChangeInput } from "@roster/domain";
import type { Services } from "../context.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { makeBulk, plannedBulk } from "./make-bulk.ts";

/**
 * Puts the contacts that a bulk change changed back as they were before it, or with `dryRun` counts them. It is a bulk change
 * itself: `getBulk` tells how far it is, and it can be undone. A contact is put back whole or left: it fails with `changed_since`
 * where others changed the same of it since, with `not_found` where it, or a list or tag that it had, was deleted, with
 * `phone_taken` where its phone is another's by now, and with `unprocessable` where a limit would be broken. Needs `Create:Contact`
 * too where contacts were deleted, and `Delete:Contact` where they were restored. Fails with `not_found`, also 30 days after the
 * change was made, and with `conflict` while it is being made and once it was undone; where contacts failed it can be tried again
 * with those.
 */
export const undoBulk = organizationProcedure("Update:Contact")
  .input(UndoBulkInput)
  .output(checkedOutput(BulkReport))
  .mutation(({ ctx, input: { bulkId, ...how } }) => undo(ctx, { bulkId }, how));

/**
 * Puts one contact back as it was before an event of the audit log, an update or a deletion, as `undoBulk` does with the contacts
 * of a bulk change: the answer is the report of a bulk change of one contact.
 */
export const undoChange = organizationProcedure("Update:Contact")
  .input(UndoChangeInput)
  .output(checkedOutput(BulkReport))
  .mutation(({ ctx, input: { eventId, ...how } }) => undo(ctx, { eventId }, how));

interface UndoContext {
  services: Services;
  tenant: Tenant;
  bulk: BulkRepository;
  require: (permission: Permission) => void;
}

async function undo(
  ctx: UndoContext,
  undone: Undone,
  { dryRun, waitSeconds }: { dryRun: boolean; waitSeconds: number },
): Promise<BulkReport> {
  const { count, work } = await ctx.bulk.planUndo(undone);
  if (work.restore) ctx.require("Create:Contact");
  if (work.delete) ctx.require("Delete:Contact");
  if (dryRun) return plannedBulk(count);
  return makeBulk(ctx, { bulkId: await ctx.bulk.beginUndo(undone), waitSeconds });
}
