import { aborted } from "./failures.ts";

/** Makes a call, and gives it up as soon as the signal says so. */
export async function unlessAborted<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return call();
  if (signal.aborted) throw aborted(signal);
  const ending = Promise.withResolvers<never>();
  const end = () => ending.reject(aborted(signal));
  signal.addEventListener("abort", end);
  return Promise.race([call(), ending.promise]).finally(() => signal.removeEventListener("abort", end));
}

/** Waits, and fails with `aborted` as soon as the signal says so. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await unlessAborted(() => promise, signal).finally(() => clearTimeout(timer));
}
