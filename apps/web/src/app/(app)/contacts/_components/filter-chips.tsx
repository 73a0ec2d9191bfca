"use client";
import type { ContactFilter } from "@roster/domain";
import { type FormEvent, useState } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Popover } from "../../../../components/popover.tsx";
import type { ContactsView } from "../contacts-view.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { type Draft, draftOf, filterOfDraft, newLeaf } from "./filter-draft.ts";
import { filterWords } from "./filter-words.ts";
import { useGroupNames } from "./use-group-names.ts";
import type { ChangeView } from "./use-view.ts";

/** The conditions of a view, each to be changed and taken away, and a way to add one. */
export function FilterChips({ view, change }: { view: ContactsView; change: ChangeView }) {
  const { conditions } = view;
  const nameOf = useGroupNames();
  const { day } = useFormat();
  const set = (next: ContactFilter[]) => change({ conditions: next });
  return (
    <>
      {conditions.map((condition, index) => {
        const words = filterWords(condition, { nameOf, day });
        return (
          <span key={`${index} ${words}`} className="flex max-w-full items-center rounded-md border border-accent">
            <Popover
              label={`Change the filter: ${words}`}
              className="flex h-7.5 min-w-0 cursor-pointer items-center ps-2.5 hover:underline"
              trigger={
                <span className="max-w-72 truncate" dir="auto">
                  {words}
                </span>
              }
            >
              {(close) => (
                <ConditionForm
                  first={draftOf(condition)}
                  apply={(changed) => {
                    close();
                    set(conditions.with(index, changed));
                  }}
                />
              )}
            </Popover>
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove the filter: ${words}`}
              onClick={() => set(conditions.toSpliced(index, 1))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        );
      })}
      <Popover trigger="+ Filter" label="Add a filter">
        {(close) => (
          <ConditionForm
            first={newLeaf()}
            apply={(added) => {
              close();
              set([...conditions, added]);
            }}
          />
        )}
      </Popover>
    </>
  );
}

/** A condition while it is written. It can become a group of several. */
function ConditionForm({ first, apply }: { first: Draft; apply: (condition: ContactFilter) => void }) {
  const [draft, setDraft] = useState(first);
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
