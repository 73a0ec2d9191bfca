"use client";
import type { ContactFilter } from "@roster/domain";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Popover } from "../../../../components/popover.tsx";
import type { ContactsView } from "../contacts-view.ts";
import { filterWords } from "./filter-words.ts";
import { ConditionForm } from "./opened-parts.ts";
import { useGroupNames } from "./use-group-names.ts";
import type { ChangeView } from "./use-view.ts";

/** The conditions of a view, each to be changed and taken away, and a way to add one. */
export function FilterChips({ view, change }: { view: ContactsView; change: ChangeView }) {
  const { conditions } = view;
  const nameOf = useGroupNames({ isWanted: conditions.length > 0 });
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
                  first={condition}
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
            first={null}
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
