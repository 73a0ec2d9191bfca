"use client";
import { differences } from "../contact-edit.ts";
import type { Conflict } from "./use-contact-edit.tsx";

interface ConflictNoticeProps {
  conflict: Conflict;
  saveAnyway: () => void;
  takeTheirs: () => void;
}

/** Says what somebody else changed while a change was made here, and lets one choose. */
export function ConflictNotice({ conflict, saveAnyway, takeTheirs }: ConflictNoticeProps) {
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-line bg-raised p-3">
      <p className="font-medium text-warn">Somebody else changed this contact meanwhile.</p>
      <dl className="grid gap-1">
        {differences(conflict.before, conflict).map(({ field, theirs, mine }) => (
          <div key={field} className="grid grid-cols-[7rem_1fr] gap-x-2">
            <dt className="break-words text-muted" dir="auto">
              {field}
            </dt>
            <dd className="min-w-0 break-words">
              Theirs: <span dir="auto">{theirs}</span>
              {mine === null ? null : (
                <>
                  <br />
                  Yours: <span dir="auto">{mine}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button"
          onClick={(event) => {
            event.currentTarget.closest("aside")?.focus();
            saveAnyway();
          }}
        >
          Save mine anyway
        </button>
        <button
          type="button"
          className="button"
          onClick={(event) => {
            event.currentTarget.closest("aside")?.focus();
            takeTheirs();
          }}
        >
          Take theirs
        </button>
      </div>
    </div>
  );
}
