import type { AppRouter } from "@roster/api";
import type { ImportReport } from "@roster/domain/import";
import type { TRPCClient } from "@trpc/client";

const pollEveryMs = 1_000;

/** The server answers a long import while it still stores it. */
export async function waitForImport(
  contacts: TRPCClient<AppRouter>["contacts"],
  report: ImportReport,
): Promise<ImportReport> {
  let latest = report;
  while (latest.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    latest = await contacts.getImport.query({ importId: latest.importId });
  }
  return latest;
}
