"use client";
import { type KeyboardEvent, useId, useState } from "react";

export interface Option {
  value: string;
  label: string;
}

interface PickerProps {
  label: string;
  options: readonly Option[];
  choose: (value: string) => void;
  /** Makes a new one of what was typed. */
  create?: ((text: string) => void) | undefined;
  isDisabled?: boolean;
}

const shownAtOnce = 50;

/** An input that offers what has the typed text in it. Arrows and Enter choose, Escape closes. */
export function Picker({ label, options, choose, create, isDisabled = false }: PickerProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const typed = text.trim();
  const folded = typed.toLowerCase();
  const offers: (Option & { isNew?: true })[] = options
    .filter((option) => option.label.toLowerCase().includes(folded))
    .slice(0, shownAtOnce);
  if (create && typed !== "" && !options.some((option) => option.label.toLowerCase() === folded))
    offers.push({ value: "", label: `Create “${typed}”`, isNew: true });
  const at = Math.min(active, offers.length - 1);
  const isShown = isOpen && offers.length > 0;

  function close() {
    setText("");
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
        disabled={isDisabled}
        onClick={() => setIsOpen(true)}
        onBlur={close}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setIsOpen(true);
        }}
      />
      {isShown ? (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          tabIndex={-1}
          className="absolute inset-x-0 z-20 mt-1 max-h-60 overflow-y-auto rounded-lg border border-line bg-bg p-1 shadow-lg"
          onPointerDown={(event) => event.preventDefault()}
        >
          {offers.map((offer, index) => (
            <button
              key={offer.value}
              id={`${id}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              dir="auto"
              className="block w-full rounded px-2 py-1.5 text-left break-words hover:bg-hover aria-selected:bg-hover"
              onClick={() => take(offer)}
            >
              {offer.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
