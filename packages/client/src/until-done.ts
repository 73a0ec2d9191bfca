import { sleep } from "./abort.ts";
import type { WatchOptions } from "./roster-client.ts";

const pollEveryMs = 1_000;

/** Asks for a report until the server is done; it answers what takes long while it is at work. */
export async function untilDone<Report extends { state: string }>(
  first: Report,
  read: (report: Report) => Promise<Report>,
  { signal, onProgress }: WatchOptions<Report> = {},
): Promise<Report> {
  let report = first;
  while (report.state === "running") {
    onProgress?.(report);
    await sleep(pollEveryMs, signal);
    report = await read(report);
  }
  return report;
}
