"use client";
import type { Contact, DuplicateGroup } from "@roster/domain";
import { useState } from "react";
import { Moment } from "../../../../components/moment.tsx";
import { Problem } from "../../../../components/problem.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import { attributeKeys, type Choices, type ChoosableField, mergedOf, mergeInput, planOf } from "../merge-plan.ts";
import { ChoiceRow, IncludedRow } from "./choice-row.tsx";
import { MergePreview } from "./merge-preview.tsx";
import type { Resolved } from "./use-resolved.tsx";

interface MergeFormProps {
  group: DuplicateGroup;
  resolved: Resolved;
  cancel: () => void;
}

const fields = [
  ["name", "Name"],
  ["phone", "Phone"],
  ["status", "Status"],
] as const;

/** Contacts side by side, a choice for each thing that they differ in, and what will become of them. */
export function MergeForm({ group: { contacts, usualPhones }, resolved, cancel }: MergeFormProps) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const [choices, setChoices] = useState<Choices>({});
  const [problem, setProblem] = useState<string | null>(null);
  const merged = contacts.filter(({ uniqueId }) => !left.includes(uniqueId));
  const isPossible = merged.length > 1;
  const shown = isPossible ? merged : contacts;
  const plan = planOf({ contacts: shown, usualPhones }, choices);
  const choose = (field: ChoosableField | "survivorId") => (id: string) => setChoices({ ...choices, [field]: id });
  const keys = attributeKeys(shown);
  const differing = keys.filter((key) => new Set(shown.map((contact) => textOf(contact, key))).size > 1);

  async function submit() {
    setProblem(null);
    setProblem(await resolved.merge(mergeInput(merged, plan)));
  }

  return (
    <form
      aria-label="Merge"
      className="grid gap-4 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") cancel();
      }}
    >
      <div>
        {contacts.length > 2 ? <IncludedRow contacts={contacts} left={left} setLeft={setLeft} /> : null}
        {fields
          .filter(([field]) => new Set(shown.map((contact) => contact[field])).size > 1)
          .map(([field, label]) => (
            <ChoiceRow
              key={field}
              label={label}
              contacts={shown}
              chosen={plan[field]}
              choose={choose(field)}
              show={(contact) => (field === "status" ? <StatusBadge status={contact.status} /> : contact[field])}
            />
          ))}
        {differing.map((key) => (
          <ChoiceRow
            key={key}
            label={key}
            contacts={shown}
            chosen={plan.attributes.get(key) ?? ""}
            choose={(id) => setChoices({ ...choices, attributes: new Map(choices.attributes).set(key, id) })}
            show={(contact) => textOf(contact, key) ?? <span className="text-muted">leave it out</span>}
          />
        ))}
        <ChoiceRow
          label="Record that stays"
          contacts={shown}
          chosen={plan.survivorId}
          choose={choose("survivorId")}
          show={({ createdAt, lastMessageAt }) => (
            <span className="text-muted">
              Created <Moment at={createdAt} />, last message <Moment at={lastMessageAt} />
            </span>
          )}
        />
      </div>
      <MergePreview merged={mergedOf(shown, plan)} count={shown.length} />
      <div>
        <Problem text={problem ?? (isPossible ? null : "Choose two contacts or more.")} />
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button button-primary" disabled={!isPossible || resolved.isBusy}>
            Merge
          </button>
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        </div>
      </div>
    </form>
  );
}

/** An attribute in words; undefined where the contact has not got it. */
function textOf({ attributes }: Contact, key: string): string | undefined {
  if (!Object.hasOwn(attributes, key)) return undefined;
  const value = attributes[key];
  return typeof value === "string" ? value : JSON.stringify(value);
}
