import { DomainError } from "@roster/domain";
import type { SignInGuard } from "./sign-in-guard.ts";

/** Counts an attempt under all of its names. Fails with `rate_limited` where it must wait. */
export function throttle(guard: SignInGuard, names: readonly string[]): void {
  const seconds = guard.begin(names);
  if (seconds > 0)
    throw new DomainError("rate_limited", `Too many attempts; wait ${seconds} seconds.`, {
      retryAfterSeconds: seconds,
    });
}

/** What mails are counted under: whom they go to, and who has them sent. */
export function mailNames(email: string, address: string | null): string[] {
  return [`mail to ${email}`, ...(address === null ? [] : [`mails from ${address}`])];
}
