"use client";
import { type ReactNode, useEffect, useRef } from "react";

interface SidePanelProps {
  label: string;
  /** The id of what opened it. */
  opener: string;
  /** Buttons beside the one that closes it. */
  actions?: ReactNode;
  /** What in it takes the focus as soon as it is there, where that is not the panel. */
  focus?: string | null;
  close: () => void;
  children: ReactNode;
}

/** A panel beside the list. It takes the focus, Escape closes it and gives the focus back. */
export function SidePanel({ label, opener, actions, focus = null, close, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const onClose = useRef(close);
  onClose.current = close;
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>("[data-first]");
    (first ?? panel.current)?.focus({ preventScroll: true });
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose.current();
    };
    window.addEventListener("keydown", leave);
    return () => {
      window.removeEventListener("keydown", leave);
      if (document.activeElement === document.body) document.getElementById(opener)?.focus({ preventScroll: true });
    };
  }, [opener]);

  useEffect(() => {
    if (focus) panel.current?.querySelector<HTMLElement>(focus)?.focus();
  }, [focus]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      className="fixed inset-0 z-30 overflow-y-auto bg-bg outline-none lg:sticky lg:top-0 lg:z-auto lg:h-dvh lg:w-96 lg:shrink-0 lg:border-s lg:border-line"
    >
      <div className="flex items-center justify-end gap-2 p-2">
        {actions}
        <button type="button" className="button" onClick={close} aria-keyshortcuts="Escape">
          Close
        </button>
      </div>
      {children}
    </aside>
  );
}
