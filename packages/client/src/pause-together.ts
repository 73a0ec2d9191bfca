import { unlessAborted } from "./abort.ts";

interface Pause {
  end: Promise<void>;
  timer: ReturnType<typeof setTimeout>;
  waiting: number;
}

/** The pauses that began in this turn of the event loop. */
const begun = new Map<string, Pause>();

/**
 * Waits together with all who begin to wait for the same reason in one moment, as long as the first of them says: calls that
 * travelled together and failed do so again. Fails with `aborted` as soon as the signal says so.
 */
export async function pauseTogether(
  reason: string,
  lengthMs: () => number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const pause = begun.get(reason) ?? begin(reason, lengthMs());
  pause.waiting += 1;
  await unlessAborted(() => pause.end, signal).finally(() => {
    pause.waiting -= 1;
    if (pause.waiting > 0) return;
    clearTimeout(pause.timer);
    begun.delete(reason);
  });
}

function begin(reason: string, lengthMs: number): Pause {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const pause = { end, timer: setTimeout(resolve, lengthMs), waiting: 0 };
  begun.set(reason, pause);
  setTimeout(() => begun.delete(reason));
  return pause;
}
