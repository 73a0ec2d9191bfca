import { setTimeout as sleep } from "node:timers/promises";
import type { ImportHistory } from "@roster/db";
import type { ImportSummary } from "@roster/domain/import";

const lookEveryMs = 250;
/** A word now and again even where nothing happens, so that nobody on the way takes the connection for dead. */
const silenceMs = 10_000;
const patienceMs = 3_000;

/** An import that may not have begun yet, waited for where its id is expected; null when there is none. */
export async function expected(
  history: ImportHistory,
  { importId, isExpected }: { importId: string; isExpected: boolean },
): Promise<ImportSummary | null> {
  const until = Date.now() + (isExpected ? patienceMs : 0);
  for (;;) {
    const summary = await history.summary(importId);
    if (summary !== null || Date.now() >= until) return summary;
    await sleep(lookEveryMs);
  }
}

/** How far an import is, whenever that changes, until it is done or has failed, or the process stops. */
export async function* progressOf(
  history: ImportHistory,
  first: ImportSummary,
  stopping: AbortSignal,
): AsyncGenerator<ImportSummary, void, void> {
  let told = first;
  let toldAt = Date.now();
  yield first;
  while (isAtWork(told) && !stopping.aborted) {
    await sleep(lookEveryMs);
    const summary = await history.summary(first.importId);
    if (summary === null) return;
    if (JSON.stringify(summary) === JSON.stringify(told) && Date.now() - toldAt < silenceMs) continue;
    [told, toldAt] = [summary, Date.now()];
    yield summary;
  }
}

const isAtWork = ({ state }: ImportSummary) => state === "receiving" || state === "running";
