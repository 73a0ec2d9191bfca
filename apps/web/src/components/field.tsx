import { type ComponentProps, type ReactNode, useId } from "react";

interface Described {
  label: string;
  hint?: string;
  problem?: ReactNode;
}

/** A labelled input, with what is wrong with it. */
export function Field({ label, hint, problem, ...input }: Described & ComponentProps<"input">) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(" ");
  return (
    <div className="grid min-w-0 gap-1">
      <label className="grid min-w-0 gap-1">
        <span className="font-medium">{label}</span>
        <input
          className="field h-9 min-w-0"
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
          {...input}
        />
        {hint ? (
          <span id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </span>
        ) : null}
      </label>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </div>
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
    <label className="grid min-w-0 max-w-full gap-1">
      <span className="font-medium">{label}</span>
      <select className="field h-9 w-full min-w-0" {...select}>
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
