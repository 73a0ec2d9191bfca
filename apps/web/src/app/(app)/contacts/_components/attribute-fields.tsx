"use client";
import type { Contact } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useId, useState } from "react";
import { type Choice, Field, SelectField } from "../../../../components/field.tsx";

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

interface AttributeFieldsProps {
  /** Attributes that contacts have, with their kinds: to choose from. */
  known?: readonly { key: string; kind: string }[];
}

/** The fields of an attribute: its key, the kind of its value, and its value. */
export function AttributeFields({ known = [] }: AttributeFieldsProps) {
  const [kind, setKind] = useState("text");
  const choicesId = useId();
  function choose(key: string) {
    const kindOfKey = known.find((attribute) => attribute.key === key)?.kind;
    if (kinds.some(({ value }) => value === kindOfKey)) setKind(kindOfKey as string);
  }
  return (
    <>
      <Field
        label="Key"
        name="key"
        list={known.length > 0 ? choicesId : undefined}
        maxLength={limits.attributeKeyCharacters}
        autoComplete="off"
        required
        onChange={(event) => choose(event.target.value)}
      />
      {known.length > 0 ? (
        <datalist id={choicesId}>
          {known.map(({ key }) => (
            <option key={key} value={key} />
          ))}
        </datalist>
      ) : null}
      <SelectField
        label="Kind"
        name="kind"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        choices={kinds}
      />
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
    </>
  );
}

/** What those fields say, or what is wrong with it. */
export function readAttribute(form: HTMLFormElement): { key: string; value: Value } | { problem: string } {
  const fields = new FormData(form);
  const [key, kind, text] = ["key", "kind", "value"].map((name) => String(fields.get(name))) as [
    string,
    string,
    string,
  ];
  const problem = kind === "number" ? numberProblem(text) : null;
  if (problem) return { problem };
  return { key: key.trim(), value: kind === "number" ? Number(text) : kind === "boolean" ? text === "yes" : text };
}

export function numberProblem(text: string): string | null {
  return text.trim() === "" || !Number.isFinite(Number(text)) ? "It must be a number." : null;
}
