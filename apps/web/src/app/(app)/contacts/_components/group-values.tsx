"use client";
import { GroupPicker } from "../../../../components/group-picker.tsx";
import { useGroupNames } from "./use-group-names.ts";

interface GroupValuesProps {
  field: "listId" | "tagId";
  chosen: readonly string[];
  change: (ids: string[]) => void;
}

/** Several lists or tags. */
export function GroupValues({ field, chosen, change }: GroupValuesProps) {
  const nameOf = useGroupNames({ isWanted: chosen.length > 0 });
  const what = field === "listId" ? "list" : "tag";
  return (
    <div className="grid min-w-48 gap-1">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {chosen.map((id) => (
            <li key={id} className="flex items-center rounded border border-line bg-raised ps-1.5 text-xs" dir="auto">
              {nameOf(field, id)}
              <button
                type="button"
                className="grid size-6 place-items-center text-muted hover:text-text"
                aria-label={`Without the ${what} ${nameOf(field, id)}`}
                onClick={() => change(chosen.filter((other) => other !== id))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <GroupPicker
        label={`Choose a ${what}`}
        kind={what}
        chosen={chosen.map((uniqueId) => ({ uniqueId }))}
        choose={({ uniqueId }) => change([...chosen, uniqueId])}
      />
    </div>
  );
}
