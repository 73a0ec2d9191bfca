"use client";
import type { Contact } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { type FormEvent, type ReactNode, useState } from "react";
import { type Choice, Field, SelectField } from "../../../../components/field.tsx";
import { SavedField } from "../../../../components/saved-field.tsx";
import { attributeText } from "../contact-edit.ts";
import type { Save } from "./use-contact-edit.tsx";

type Value = Contact["attributes"][string];

const kinds: readonly Choice[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
];
const answers: readonly Choice[] = [
  { value: "yes", label: "yes" },
  { value: "no", label: "no" },
];

/** A contact's free fields: each saves by itself, and one can be added or removed. */
export function AttributeEditor({ attributes, save }: { attributes: Contact["attributes"]; save: Save }) {
  const [problem, setProblem] = useState<ReactNode>(null);
  const set = (key: string, value: Value) => save(() => ({ attributes: { [key]: value } }), "attributes");
  const entries = Object.entries(attributes);
  return (
    <section aria-labelledby="attributes-title">
      <h3 id="attributes-title" className="mb-2 font-semibold">
        Attributes
      </h3>
      {entries.length === 0 ? <p className="text-muted">There are none.</p> : null}
      <ul className="grid gap-2">
        {entries.map(([key, value]) => (
          <li key={key} className="grid grid-cols-[1fr_auto] items-end gap-x-2">
            <AttributeField name={key} value={value} set={(changed) => set(key, changed)} />
            <button
              type="button"
              className="button text-muted"
              aria-label={`Remove the attribute ${key}`}
              onClick={async () => setProblem(await set(key, null))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
      <NewAttribute set={set} />
    </section>
  );
}

interface AttributeFieldProps {
  name: string;
  value: Value;
  set: (value: Value) => Promise<ReactNode>;
}

function AttributeField({ name, value, set }: AttributeFieldProps) {
  const [problem, setProblem] = useState<ReactNode>(null);
  if (typeof value === "string") return <SavedField label={name} value={value} save={set} isLong />;
  if (typeof value === "number")
    return (
      <SavedField
        label={name}
        value={String(value)}
        inputMode="decimal"
        save={async (text) => numberProblem(text) ?? set(Number(text))}
      />
    );
  if (typeof value === "boolean")
    return (
      <div>
        <label className="flex h-8 items-center gap-2">
          <input
            type="checkbox"
            className="accent-accent"
            checked={value}
            onChange={async (event) => setProblem(await set(event.target.checked))}
          />
          <span className="min-w-0 break-words font-medium" dir="auto">
            {name}
          </span>
        </label>
        {problem ? (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        ) : null}
      </div>
    );
  return (
    <div className="min-w-0">
      <p className="break-words font-medium" dir="auto">
        {name}
      </p>
      <p className="break-words">{attributeText(value)}</p>
    </div>
  );
}

function NewAttribute({ set }: { set: (key: string, value: Value) => Promise<ReactNode> }) {
  const [kind, setKind] = useState("text");
  const [problem, setProblem] = useState<ReactNode>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = event.currentTarget;
    const form = new FormData(fields);
    const text = String(form.get("value"));
    const key = String(form.get("key")).trim();
    const refused =
      (kind === "number" ? numberProblem(text) : null) ??
      (await set(key, kind === "number" ? Number(text) : kind === "boolean" ? text === "yes" : text));
    setProblem(refused);
    if (refused) return;
    fields.reset();
    setKind("text");
    fields.querySelector("input")?.focus();
  }

  return (
    <details className="mt-3">
      <summary className="button w-fit list-none [&::-webkit-details-marker]:hidden">Add an attribute</summary>
      <form method="post" onSubmit={add} className="mt-2 grid grid-cols-2 gap-2">
        <Field label="Key" name="key" maxLength={limits.attributeKeyCharacters} autoComplete="off" required />
        <SelectField label="Kind" value={kind} onChange={(event) => setKind(event.target.value)} choices={kinds} />
        {kind === "boolean" ? (
          <SelectField label="Value" name="value" choices={answers} />
        ) : (
          <Field
            key={kind}
            label="Value"
            name="value"
            inputMode={kind === "number" ? "decimal" : "text"}
            maxLength={limits.attributeValueCharacters}
            autoComplete="off"
          />
        )}
        <button type="submit" className="button h-9 self-end">
          Add
        </button>
        {problem ? (
          <p role="alert" className="col-span-2 text-danger">
            {problem}
          </p>
        ) : null}
      </form>
    </details>
  );
}

function numberProblem(text: string): string | null {
  return text.trim() === "" || !Number.isFinite(Number(text)) ? "It must be a number." : null;
}
