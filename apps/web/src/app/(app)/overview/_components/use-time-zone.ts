"use client";
import { useDeferredValue, useEffect, useSyncExternalStore } from "react";
import { timeZoneCookie } from "../time-zone-cookie.ts";

const yearSeconds = 365 * 24 * 60 * 60;
const neverChanges = () => () => {};

/** The browser's time zone; until the page has it that which the server knew. What is shown stays while it is found out. */
export function useTimeZone(known: string): string {
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => known);
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is for https alone
    document.cookie = `${timeZoneCookie}=${encodeURIComponent(timeZone)}; path=/; max-age=${yearSeconds}; samesite=lax`;
  }, [timeZone]);
  return useDeferredValue(timeZone);
}

/** Some systems do not know theirs, or name it by an offset. */
function browserTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone && /^[A-Za-z]/.test(timeZone) && timeZone !== "Etc/Unknown" ? timeZone : "UTC";
}
