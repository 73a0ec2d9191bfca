"use client";
import { useEffect, useRef, useState } from "react";

interface ConfirmButtonProps {
  /** What the button says, and what the one says that does it. */
  label: string;
  sure: string;
  /** What it is about, for who does not see the row that it stands in. */
  of?: string;
  /** What will come of it. */
  question?: string;
  isDisabled?: boolean;
  confirm: () => void;
}

/** A button that asks once more before it does what cannot be undone. */
export function ConfirmButton({ label, sure, of, question, isDisabled = false, confirm }: ConfirmButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) yes.current?.focus();
  }, [isAsking]);
  const name = (text: string) => (of === undefined ? text : `${text}: ${of}`);
  if (!isAsking)
    return (
      <button
        type="button"
        className="button"
        aria-label={name(label)}
        disabled={isDisabled}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </button>
    );
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      {question === undefined ? null : (
        <span role="status" className="text-wrap">
          {question}
        </span>
      )}
      <button
        ref={yes}
        type="button"
        className="button text-danger"
        aria-label={name(sure)}
        onClick={() => {
          setIsAsking(false);
          confirm();
        }}
      >
        {sure}
      </button>
      <button type="button" className="button" onClick={() => setIsAsking(false)}>
        Keep
      </button>
    </span>
  );
}
