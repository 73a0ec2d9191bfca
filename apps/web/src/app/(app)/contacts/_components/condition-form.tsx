"use client";
import type { ContactFilter } from "@roster/domain";
import { type FormEvent, useState } from "react";
import { ConditionEditor } from "./condition-editor.tsx";
import { type Draft, draftOf, filterOfDraft, newLeaf } from "./filter-draft.ts";

interface ConditionFormProps {
  /** What is changed; null for a new one. */
  first: ContactFilter | null;
  apply: (condition: ContactFilter) => void;
}

/** A condition while it is written. It can become a group of several. */
export function ConditionForm({ first, apply }: ConditionFormProps) {
  const [draft, setDraft] = useState<Draft>(() => (first ? draftOf(first) : newLeaf()));
  const [isTried, setIsTried] = useState(false);
  const filter = filterOfDraft(draft);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (filter) apply(filter);
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-2 p-2">
      <ConditionEditor draft={draft} change={setDraft} />
      {isTried && !filter ? (
        <p role="alert" className="text-danger">
          Every condition needs a value.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary">
          Apply
        </button>
        {"match" in draft ? null : (
          <button
            type="button"
            className="button"
            onClick={() => setDraft({ match: "any", nodes: [draft, newLeaf()] })}
          >
            Or…
          </button>
        )}
      </div>
    </form>
  );
}
