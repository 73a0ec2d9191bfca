import { isIPv6 } from "node:net";
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
  return [`mail to ${email}`, ...(address === null ? [] : [`mails from ${networkOf(address)}`])];
}

/** What an address is counted as: of IPv6 the /64, whose addresses are all one's own. */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:([0-9.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const plain = new URL(`http://[${address.replace(/%.*/, "")}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = plain.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(":")}::/64`;
}
