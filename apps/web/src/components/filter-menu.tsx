"use client";
import { useEffect, useRef } from "react";

interface Option {
  value: string;
  label: string;
  count?: number;
}

interface FilterMenuProps {
  title: string;
  options: Option[];
  chosen: readonly string[];
  choose: (chosen: string[]) => void;
}

/** A button that opens a list of check boxes. Escape and a click elsewhere close it. */
export function FilterMenu({ title, options, chosen, choose }: FilterMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (!menu?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      if (event instanceof KeyboardEvent ? !isEscape : menu.contains(event.target as Node)) return;
      menu.open = false;
      if (!isEscape) return;
      event.stopImmediatePropagation();
      menu.querySelector("summary")?.focus();
    };
    window.addEventListener("keydown", close, { capture: true });
    window.addEventListener("pointerdown", close);
    return () => {
      window.removeEventListener("keydown", close, { capture: true });
      window.removeEventListener("pointerdown", close);
    };
  }, []);

  const toggle = (value: string, isChosen: boolean) =>
    choose(isChosen ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <details ref={details} className="sm:relative">
      <summary className="button list-none [&::-webkit-details-marker]:hidden">
        {title}
        {chosen.length > 0 ? (
          <span className="rounded bg-accent px-1.5 text-xs text-on-accent tabular-nums">{chosen.length}</span>
        ) : null}
        <span aria-hidden="true" className="text-muted">
          ▾
        </span>
      </summary>
      <fieldset className="absolute z-20 mt-1 max-h-80 min-w-56 overflow-y-auto max-sm:inset-x-4 sm:max-w-96 rounded-lg border border-line bg-bg p-1 shadow-lg">
        <legend className="sr-only">{title}</legend>
        {options.length === 0 ? <p className="p-2 text-muted">There are none.</p> : null}
        {options.map(({ value, label, count }) => (
          <label key={value} className="flex items-center gap-2 rounded px-2 py-1.5 hover:bg-hover">
            <input
              type="checkbox"
              className="accent-accent"
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            <span dir="auto" className="min-w-0 flex-1 break-words">
              {label}
            </span>
            {count === undefined ? null : (
              <span className="text-xs text-muted tabular-nums">{count.toLocaleString("en")}</span>
            )}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
