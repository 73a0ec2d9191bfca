"use client";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";

interface RenameFormProps {
  label: string;
  value: string;
  maxLength: number;
  isSaving: boolean;
  problem: ReactNode;
  save: (name: string) => void;
  close: () => void;
}

/** A name in a table while it is changed. Enter saves, Escape leaves it as it was. */
export function RenameForm({ label, value, maxLength, isSaving, problem, save, close }: RenameFormProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = input.current?.value.trim() ?? "";
    if (name === value) close();
    else save(name);
  }

  return (
    <form
      method="post"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
      className="grid gap-1"
    >
      <span className="flex flex-wrap gap-2">
        <input
          ref={input}
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          className="field min-w-40 flex-1"
          dir="auto"
          defaultValue={value}
          maxLength={maxLength}
          autoComplete="off"
          required
        />
        <button type="submit" className="button" disabled={isSaving}>
          Save
        </button>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </span>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
