"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { formatIn, type Setting } from "./format.ts";

const FormatContext = createContext(formatIn({ locale: "en", timeZone: "UTC", now: 0 }));

const tickMs = 60_000;
const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Tells what is inside how dates and numbers are written. A page is served in the time zone that this browser had the last time,
 * and as of the moment it was made, so that it is the same when the browser shows it.
 */
export function FormatProvider({ setting, children }: { setting: Setting; children: ReactNode }) {
  const [current, setCurrent] = useState(setting);
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and the Cookie Store API is not everywhere
    document.cookie = `time_zone=${encodeURIComponent(timeZone)}; path=/; max-age=${yearSeconds}; samesite=lax`;
    const tick = () => setCurrent((before) => ({ ...before, timeZone, now: Date.now() }));
    // All that is written is written again by a tick: a page that came at once needs none yet.
    const isRight = timeZone === setting.timeZone && Date.now() - setting.now < tickMs;
    if (!isRight) tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [setting]);
  const format = useMemo(() => formatIn(current), [current]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat() {
  return useContext(FormatContext);
}
