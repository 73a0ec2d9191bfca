"use client";
import { type KeyboardEvent, useState } from "react";

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** One stop for the Tab key among many marks, first the last of them; arrows, Home and End go from mark to mark. */
export function useRoving(count: number) {
  const [wanted, setStop] = useState(count - 1);
  const last = count - 1;
  const stop = Math.min(wanted, last);
  return {
    stop,
    setStop,
    onKeyDown(event: KeyboardEvent) {
      const to = steps[event.key]?.(stop, last);
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const marks = event.currentTarget.closest("svg")?.querySelectorAll<SVGElement>("[data-mark]");
      marks?.[Math.max(0, Math.min(to, last))]?.focus();
    },
  };
}
