"use client";
import type { Contact } from "@roster/domain";
import { type FormEvent, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { SavedField } from "../../../../components/saved-field.tsx";
import { attributeText } from "../contact-edit.ts";
import { AttributeFields, numberProblem, readAttribute } from "./attribute-fields.tsx";
import type { Save } from "./use-contact-edit.tsx";

type Value = Contact["attributes"][string];

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
  const [problem, setProblem] = useState<ReactNode>(null);
  const [isSaving, setIsSaving] = useState(false);
  // Each begins with fields of its own.
  const [added, setAdded] = useState(0);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = readAttribute(form);
    setIsSaving(true);
    const refused = "problem" in given ? given.problem : await set(given.key, given.value);
    flushSync(() => {
      setIsSaving(false);
      setProblem(refused);
      if (!refused) setAdded(added + 1);
    });
    // Who has gone on meanwhile stays there.
    const { activeElement, body } = document;
    if (activeElement === body || form.contains(activeElement)) form.querySelector("input")?.focus();
  }

  return (
    <details className="mt-3">
      <summary className="button w-fit list-none [&::-webkit-details-marker]:hidden">Add an attribute</summary>
      <form method="post" onSubmit={add} className="mt-2 grid grid-cols-2 gap-2">
        {/* What is typed for the next would go with the fields of this one. */}
        <fieldset disabled={isSaving} className="contents">
          <AttributeFields key={added} />
          <button type="submit" className="button h-9 self-end">
            Add
          </button>
        </fieldset>
        {problem ? (
          <p role="alert" className="col-span-2 text-danger">
            {problem}
          </p>
        ) : null}
      </form>
    </details>
  );
}
