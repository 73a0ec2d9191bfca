"use client";
import type { BulkReport } from "@roster/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "./client.tsx";

const pollEveryMs = 500;

/** For changes of many contacts: asks that the answer come soon, so that how far they are can be seen. */
export const answeredSoon = { waitSeconds: 1 };

/** Asks how far a change of many contacts is until it is done, and tells every report, the first and the last too. */
export function useFollowedBulk() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async function follow(first: BulkReport, tell: (report: BulkReport) => void): Promise<BulkReport> {
    let report = first;
    tell(report);
    while (report.state === "running" && report.bulkId !== null) {
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
      const query = trpc.contacts.getBulk.queryOptions({ bulkId: report.bulkId }, { staleTime: 0, gcTime: 0 });
      report = await queries.fetchQuery(query).catch(() => report);
      tell(report);
    }
    return report;
  };
}
