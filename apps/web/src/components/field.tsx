import { type ComponentProps, useId } from "react";

interface Described {
  label: string;
  hint?: string;
}

/** A labelled input. */
export function Field({ label, hint, ...input }: Described & ComponentProps<"input">) {
  const id = useId();
  return (
    <label className="grid gap-1">
      <span className="font-medium">{label}</span>
      <input className="field h-9" aria-describedby={hint ? id : undefined} {...input} />
      {hint ? (
        <span id={id} className="text-xs text-muted">
          {hint}
        </span>
      ) : null}
    </label>
  );
}

export interface Choice {
  value: string;
  label: string;
  isDisabled?: boolean;
}

/** A labelled choice of one. */
export function SelectField({
  label,
  choices,
  ...select
}: { label: string; choices: readonly Choice[] } & ComponentProps<"select">) {
  return (
    <label className="grid gap-1">
      <span className="font-medium">{label}</span>
      <select className="field h-9" {...select}>
        <Options choices={choices} />
      </select>
    </label>
  );
}

export function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label, isDisabled }) => (
    <option key={value} value={value} disabled={isDisabled}>
      {label}
    </option>
  ));
}
