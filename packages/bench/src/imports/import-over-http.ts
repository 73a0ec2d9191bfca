import { setTimeout as sleep } from "node:timers/promises";
import type { ImportReport } from "@roster/domain/import";

export interface Upload {
  port: number;
  key: string;
  body: string | AsyncIterable<Uint8Array>;
}

/** Sends a file and asks until all of it is stored. Throws a sentence when it is not. */
export async function importOverHttp({ port, key, body }: Upload): Promise<ImportReport> {
  const url = `http://127.0.0.1:${port}/api/contacts/import`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "text/csv" };
  const init = { method: "POST", headers, body, duplex: "half" };
  let report = await answerOf(await fetch(`${url}?file_name=bench.csv`, init as RequestInit));
  while (report.state === "running") {
    await sleep(200);
    report = await answerOf(await fetch(`${url}/${report.importId}`, { headers }));
  }
  if (report.state !== "done") throw new Error(`The import ended as ${report.state}: ${report.error}`);
  return report;
}

async function answerOf(response: Response): Promise<ImportReport> {
  const body = await response.json();
  if (!response.ok)
    throw new Error(`The import was answered by ${response.status}: ${JSON.stringify(body).slice(0, 300)}`);
  return body as ImportReport;
}
