import type { BulkRepository, Tenant } from "@roster/db";
import type { BulkReport } from "@roster/domain";
import type { Services } from "../context.ts";

/** The answer to a dry run. */
export function plannedBulk(count: number): BulkReport {
  return { bulkId: null, state: "planned", count, done: 0, changed: 0, unchanged: 0, failed: 0, failures: [] };
}

/** Makes a bulk change that was begun, and answers how far it is at the end or after so many seconds. */
export async function makeBulk(
  { services, tenant, bulk }: { services: Services; tenant: Tenant; bulk: BulkRepository },
  { bulkId, waitSeconds }: { bulkId: string; waitSeconds: number },
): Promise<BulkReport> {
  await services.bulkChanges.runForAWhile(tenant, bulkId, { waitSeconds });
  const report = await bulk.report(bulkId);
  if (!report) throw new Error(`bulk change ${bulkId} has no report`);
  return report;
}
