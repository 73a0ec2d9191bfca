"use client";
import { type KeyboardEvent, useId, useState } from "react";

export interface Option {
  value: string;
  label: string;
}

interface ComboboxProps {
  label: string;
  text: string;
  type: (text: string) => void;
  /** What fits the text. */
  options: readonly Option[];
  /** Whether more would fit it. */
  isMore: boolean;
  choose: (value: string) => void;
  /** Makes a new one of what was typed. */
  create?: ((text: string) => void) | undefined;
}

const shownAtOnce = 50;

/** An input that offers what fits the typed text. Arrows and Enter choose, Escape closes. */
export function Combobox({ label, text, type, options, isMore, choose, create }: ComboboxProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const typed = text.trim();
  const offers: (Option & { isNew?: true })[] = options.slice(0, shownAtOnce);
  if (create && typed !== "") offers.push({ value: "", label: `Create “${typed}”`, isNew: true });
  const at = Math.min(active, offers.length - 1);
  const isShown = isOpen && offers.length > 0;

  function close() {
    type("");
    setActive(0);
    setIsOpen(false);
  }

  function take(offer: (typeof offers)[number] | undefined) {
    if (!offer) return;
    close();
    if (offer.isNew) create?.(typed);
    else choose(offer.value);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setIsOpen(true);
      if (isShown) setActive((at + step + offers.length) % offers.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (isShown) take(offers[at]);
    }
    if (event.key !== "Escape" || (!isOpen && text === "")) return;
    event.preventDefault();
    close();
  }

  return (
    <div className="relative min-w-0">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        className="field w-full"
        dir="auto"
        value={text}
        onClick={() => setIsOpen(true)}
        onBlur={close}
        onKeyDown={press}
        onChange={(event) => {
          type(event.target.value);
          setActive(0);
          setIsOpen(true);
        }}
      />
      {isShown ? (
        <div
          className="absolute inset-x-0 z-20 mt-1 max-h-60 overflow-y-auto rounded-lg border border-line bg-bg p-1 shadow-lg"
          onPointerDown={(event) => event.preventDefault()}
        >
          <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1}>
            {offers.map((offer, index) => (
              <button
                key={offer.value}
                id={`${id}-${index}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                dir="auto"
                className="block w-full rounded px-2 py-1.5 text-start break-words hover:bg-hover aria-selected:bg-hover"
                onClick={() => take(offer)}
              >
                {offer.label}
              </button>
            ))}
          </div>
          {isMore || options.length > shownAtOnce ? (
            <p className="px-2 py-1.5 text-xs text-muted">There are more. Type a part of the name.</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
