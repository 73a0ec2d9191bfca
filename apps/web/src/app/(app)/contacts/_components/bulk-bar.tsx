"use client";
import { useEffect, useRef, useState } from "react";
import { type BulkAction, bulkActions, counted, type Intent } from "../bulk-actions.ts";
import { type ContactsView, exportHref } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { AttributeForm, ChoiceForm } from "./bulk-forms.tsx";
import { BulkOutcome } from "./bulk-outcome.tsx";
import { BulkToast } from "./bulk-toast.tsx";
import { useBulk, type Wanted } from "./use-bulk.ts";
import type { Selection } from "./use-selection.ts";

interface BulkBarProps {
  view: ContactsView;
  selection: Selection;
  isEmpty: boolean;
  total: string;
  selectMatching: () => void;
  selectNone: () => void;
  done: (wanted: Wanted) => void;
}

/** What can be done to the contacts that are selected, and what became of it. */
export function BulkBar({ view, selection, isEmpty, total, selectMatching, selectNone, done }: BulkBarProps) {
  const may = useMay();
  const bulk = useBulk(done);
  const [chosen, setChosen] = useState<{ action: BulkAction; of: Selection } | null>(null);
  const action = chosen?.of === selection ? chosen.action : null;
  const asking = bulk.asking?.selection === selection ? bulk.asking : null;
  const want = ({ changes, words }: Intent) => bulk.count({ selection, changes, words });

  function begin(next: BulkAction) {
    bulk.cancel();
    setChosen({ action: next, of: selection });
    if (next.asks === "nothing") void want(next);
  }

  const nameOf = (uniqueId: string) =>
    bulk.report && "names" in bulk.report.selection ? bulk.report.selection.names.get(uniqueId) : undefined;
  const isShown = !isEmpty || bulk.report !== null || bulk.problem !== null;
  return (
    <>
      {isShown ? (
        <section aria-label="Selection" className="mx-4 mb-3 grid gap-3 rounded-lg border border-line bg-raised p-3">
          {bulk.report ? (
            <BulkOutcome report={bulk.report} isUndo={bulk.report.isUndo} nameOf={nameOf} dismiss={bulk.dismiss} />
          ) : null}
          {isEmpty ? null : (
            <>
              <div className="flex flex-wrap items-center gap-2">
                <p role="status" className="font-medium tabular-nums">
                  {"criteria" in selection
                    ? `All ${total} that match are selected`
                    : `${counted(selection.names.size)} selected`}
                </p>
                {"criteria" in selection ? null : (
                  <button type="button" className="button" onClick={selectMatching}>
                    Select all {total} that match
                  </button>
                )}
                <button type="button" className="button" onClick={selectNone}>
                  Select none
                </button>
              </div>
              <div className="flex flex-wrap gap-2">
                {bulkActions
                  .filter(({ needs }) => may(needs))
                  .map((offered) => (
                    <button
                      key={offered.title}
                      type="button"
                      className="button aria-pressed:border-accent"
                      aria-pressed={offered === action}
                      disabled={bulk.isBusy}
                      onClick={() => begin(offered)}
                    >
                      {offered.title}
                    </button>
                  ))}
                {"criteria" in selection && may("Export:Contacts") ? (
                  <a className="button" href={exportHref(view)} download>
                    Export these
                  </a>
                ) : null}
              </div>
              {asking ? (
                <Question
                  text={`${counted(asking.count)} ${asking.words}.`}
                  yes={`Yes, ${asking.changes.delete ? "delete" : "change"} ${counted(asking.count)}`}
                  isDanger={asking.changes.delete === true}
                  isDisabled={bulk.isBusy || asking.count === 0}
                  confirm={bulk.confirm}
                  cancel={() => {
                    bulk.cancel();
                    setChosen(null);
                  }}
                />
              ) : action === null || action.asks === "nothing" ? null : action.asks === "attribute" ? (
                <AttributeForm isDisabled={bulk.isBusy} choose={want} />
              ) : (
                <ChoiceForm key={action.title} action={action} isDisabled={bulk.isBusy} choose={want} />
              )}
            </>
          )}
          {bulk.problem ? (
            <p role="alert" className="text-danger">
              {bulk.problem}
            </p>
          ) : null}
        </section>
      ) : null}
      {bulk.made ? <BulkToast made={bulk.made} undo={bulk.undo} close={bulk.forget} /> : null}
    </>
  );
}

interface QuestionProps {
  text: string;
  yes: string;
  isDanger: boolean;
  isDisabled: boolean;
  confirm: () => void;
  cancel: () => void;
}

/** Says how many it will be before it happens. */
function Question({ text, yes, isDanger, isDisabled, confirm, cancel }: QuestionProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status" className="min-w-0 break-words" dir="auto">
        {text}
      </p>
      <button
        ref={button}
        type="button"
        className={`button ${isDanger ? "text-danger" : "button-primary"}`}
        disabled={isDisabled}
        onClick={confirm}
      >
        {yes}
      </button>
      <button type="button" className="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
