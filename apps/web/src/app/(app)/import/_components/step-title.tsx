"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a step, which is where somebody goes on who does not see the page change. */
export function StepTitle({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2
      ref={heading}
      id={id}
      tabIndex={-1}
      dir="auto"
      className="min-w-0 text-base font-semibold break-words outline-none"
    >
      {children}
    </h2>
  );
}
