"use client";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

interface SavedFieldProps {
  label: string;
  value: string;
  /** Saves what was typed; gives what is wrong with it, if something is. */
  save: (text: string) => Promise<ReactNode>;
  /** Takes several lines; Shift and Enter begin one. */
  isLong?: boolean;
}

type InputProps = Pick<ComponentProps<"input">, "inputMode" | "maxLength" | "type" | "dir">;

/** A labelled input that saves by itself, when it is left or by Enter. Escape restores it. */
export function SavedField({ label, value, save, isLong = false, ...input }: SavedFieldProps & InputProps) {
  const id = useId();
  const isSaving = useRef(false);
  const [draft, setDraft] = useState<string | null>(null);
  /** What the draft began with. */
  const base = useRef(value);
  const [refused, setRefused] = useState<{ text: string; problem: ReactNode } | null>(null);

  function restore() {
    setDraft(null);
    setRefused(null);
  }

  function type(text: string) {
    if (draft === null) base.current = value;
    setDraft(text);
  }

  async function commit({ again = false } = {}) {
    if (draft === null || isSaving.current || (refused?.text === draft && !again)) return;
    if (draft === value) return restore();
    if (base.current !== value) {
      base.current = value;
      return setRefused({ text: draft, problem: `It is ${value} meanwhile. Enter saves yours, Escape takes that.` });
    }
    isSaving.current = true;
    const problem = await save(draft);
    isSaving.current = false;
    if (problem) setRefused({ text: draft, problem });
    else restore();
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void commit({ again: true });
    }
    if (event.key !== "Escape" || draft === null) return;
    event.preventDefault();
    restore();
  }

  const shared = {
    id: `${id}-input`,
    value: draft ?? value,
    onBlur: () => void commit(),
    onKeyDown: press,
    "aria-invalid": refused ? true : undefined,
    "aria-describedby": refused ? id : undefined,
    autoComplete: "off",
    dir: "auto",
    ...input,
  };
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={`${id}-input`} className="break-words font-medium" dir="auto">
        {label}
      </label>
      {isLong ? (
        <textarea
          {...(shared as ComponentProps<"textarea">)}
          rows={1}
          className="field field-sizing-content h-auto max-h-60 min-h-8 w-full resize-none py-1"
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <input {...shared} className="field w-full" onChange={(event) => type(event.target.value)} />
      )}
      {refused ? (
        <p id={id} role="alert" className="text-danger">
          {refused.problem}
        </p>
      ) : null}
    </div>
  );
}
