import type { ChangeNotice } from "@roster/domain";
import { sleep } from "./abort.ts";
import { eventsOf } from "./event-stream.ts";
import { aborted, failureFrom, notRoster, toRosterError, unreachable } from "./failures.ts";
import type { CallOptions } from "./roster-client.ts";
import type { RosterError } from "./roster-error.ts";
import type { Server } from "./server.ts";

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** The server says something every 15 seconds. */
const silentMs = 45_000;

/** Changes as they happen; a stream that breaks off is opened again, and says what was missed. */
export async function* watchChanges(server: Server, { signal }: CallOptions): AsyncGenerator<ChangeNotice, void, void> {
  let lastEventId: string | undefined;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      for await (const { id, notice } of stream(server, lastEventId, signal)) {
        lastEventId = id;
        waitMs = firstWaitMs;
        yield notice;
      }
    } catch (thrown) {
      if (signal?.aborted) throw aborted(signal);
      const error = toRosterError(thrown);
      if (!isWorthAnother(error)) throw error;
      waitMs = Math.max(waitMs, (error.retryAfterSeconds ?? 0) * 1_000);
    }
    await sleep(waitMs * (0.5 + Math.random() / 2), signal);
  }
}

async function* stream(server: Server, lastEventId: string | undefined, signal: AbortSignal | undefined) {
  const ending = new AbortController();
  const both = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
  let timer = setTimeout(() => ending.abort(), silentMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ending.abort(), silentMs);
  };
  try {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
    const response = await server.send(`${server.base}/api/trpc/changes.watch`, { headers, signal: both });
    if (!response.ok || response.body === null) throw notRoster(response);
    for await (const { type, id, data } of eventsOf(response.body, heard)) {
      if (type === "serialized-error") throw failureFrom(JSON.parse(data));
      if (type === "message" && id !== "") yield { id, notice: JSON.parse(data) as ChangeNotice };
    }
  } catch (thrown) {
    throw ending.signal.aborted ? unreachable(thrown, "The stream of changes fell silent") : thrown;
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

function isWorthAnother({ code, status }: RosterError): boolean {
  if (code === "unreachable") return status === null || status >= 500;
  return code === "unavailable" || code === "rate_limited" || code === "internal_error";
}
