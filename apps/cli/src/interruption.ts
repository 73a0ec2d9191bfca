/** A signal that aborts when the person (Ctrl-C) or the system wants the command to end, so that it can tidy up first. */
export function interruption(): { signal: AbortSignal } & Disposable {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.removeListener(signal, abort);
    },
  };
}
