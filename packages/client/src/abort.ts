import { aborted } from "./failures.ts";

/** The same promise, given up as soon as the signal says so. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  const ending = Promise.withResolvers<never>();
  const end = () => ending.reject(aborted(signal));
  if (signal.aborted) end();
  signal.addEventListener("abort", end);
  return Promise.race([promise, ending.promise]).finally(() => signal.removeEventListener("abort", end));
}

/** Waits, and fails with `aborted` as soon as the signal says so. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await unlessAborted(promise, signal).finally(() => clearTimeout(timer));
}
