"use client";
import { limits } from "@roster/domain/limits";
import { type Draft, type DraftGroup, newLeaf } from "./filter-draft.ts";
import { LeafEditor } from "./leaf-editor.tsx";

const matchWords: Record<DraftGroup["match"], string> = {
  all: "all of these",
  any: "any of these",
  none: "none of these",
};

interface EditorProps {
  draft: Draft;
  change: (draft: Draft) => void;
  /** Takes it out of the group that it is in. */
  remove?: (() => void) | undefined;
  depth?: number;
}

/** Edits a condition, or a group of them. */
export function ConditionEditor({ draft, change, remove, depth = 1 }: EditorProps) {
  if (!("match" in draft)) return <LeafEditor leaf={draft} change={change} remove={remove} />;
  const { nodes, match } = draft;
  const set = (next: Draft[]) => change({ ...draft, nodes: next });
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-lg border border-line p-2">
      <legend className="sr-only">Group of conditions</legend>
      <div className="flex items-center gap-2">
        <label className="flex items-center gap-2">
          Must hold
          <select
            className="field"
            value={match}
            onChange={(event) => change({ ...draft, match: event.target.value as DraftGroup["match"] })}
          >
            {Object.entries(matchWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {remove ? (
          <button type="button" className="icon-button ms-auto" aria-label="Remove the group" onClick={remove}>
            <span aria-hidden="true">×</span>
          </button>
        ) : null}
      </div>
      {nodes.map((node, index) => (
        <ConditionEditor
          key={index}
          draft={node}
          change={(next) => set(nodes.with(index, next))}
          remove={nodes.length > 1 ? () => set(nodes.toSpliced(index, 1)) : undefined}
          depth={depth + (match === "none" ? 2 : 1)}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => set([...nodes, newLeaf()])}>
          Add a condition
        </button>
        {depth < limits.filterDepth - 2 ? (
          <button
            type="button"
            className="button"
            onClick={() => set([...nodes, { match: "any", nodes: [newLeaf(), newLeaf()] }])}
          >
            Add a group
          </button>
        ) : null}
      </div>
    </fieldset>
  );
}
