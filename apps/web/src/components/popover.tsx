"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface PopoverProps {
  /** What the button shows. */
  trigger: ReactNode;
  /** The class of the button, where it does not look like one. */
  className?: string;
  label?: string | undefined;
  children: (close: () => void) => ReactNode;
}

/** A button that opens something beside it. Escape and a click elsewhere close it. */
export function Popover({ trigger, className = "button", label, children }: PopoverProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      const menu = details.current;
      const target = event.target as Element;
      const isKey = event instanceof KeyboardEvent;
      if (!menu?.open || (isKey ? event.key !== "Escape" : menu.contains(target))) return;
      // A list of offers inside closes first.
      if (isKey && target.matches?.("[aria-expanded='true']")) return;
      menu.open = false;
      if (!isKey) return;
      event.stopImmediatePropagation();
      menu.querySelector("summary")?.focus();
    };
    window.addEventListener("keydown", close, { capture: true });
    window.addEventListener("pointerdown", close);
    return () => {
      window.removeEventListener("keydown", close, { capture: true });
      window.removeEventListener("pointerdown", close);
    };
  }, [isOpen]);

  function close() {
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  }

  return (
    <details ref={details} className="sm:relative" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={`${className} list-none [&::-webkit-details-marker]:hidden`} aria-label={label}>
        {trigger}
      </summary>
      {isOpen ? (
        <div
          ref={keepInSight}
          className="absolute z-30 mt-1 max-h-[70dvh] min-w-56 overflow-y-auto rounded-lg border border-line bg-bg p-1 shadow-lg max-sm:inset-x-4 sm:w-max sm:max-w-[min(40rem,90vw)]"
        >
          {children(close)}
        </div>
      ) : null}
    </details>
  );
}

/** What would stand out of the window at its end is moved back to it, however it grows. */
function keepInSight(panel: HTMLDivElement | null): (() => void) | undefined {
  if (!panel) return undefined;
  const place = () => {
    panel.style.translate = "";
    const { left, right } = panel.getBoundingClientRect();
    const tooFar = Math.max(0, right - document.documentElement.clientWidth + 8) || Math.min(0, left - 8);
    if (tooFar !== 0) panel.style.translate = `${-tooFar}px`;
  };
  const growing = new ResizeObserver(place);
  growing.observe(panel);
  return () => growing.disconnect();
}
