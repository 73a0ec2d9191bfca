"use client";
import { attributePrefix } from "@roster/domain/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../../../trpc/client.tsx";
import { operatorsOf } from "../conditions.ts";
import { useMay } from "./allowed.tsx";
import { type DraftLeaf, firstValue, newLeaf } from "./filter-draft.ts";
import { fieldTitle, fieldTitles, operatorWords } from "./filter-words.ts";
import { LeafValue } from "./leaf-value.tsx";

const another = "another attribute";
const needs: Record<string, "Get:List" | "Get:Tag"> = { listId: "Get:List", tagId: "Get:Tag" };

interface LeafEditorProps {
  leaf: DraftLeaf;
  change: (leaf: DraftLeaf) => void;
  remove: (() => void) | undefined;
}

/** One condition: a field, how it is compared, and with what. */
export function LeafEditor({ leaf, change, remove }: LeafEditorProps) {
  const trpc = useTRPC();
  const may = useMay();
  const { data } = useQuery(trpc.contacts.attributes.queryOptions(undefined, { staleTime: 300_000 }));
  const known = data?.attributes ?? [];
  const fields = Object.keys(fieldTitles).filter((field) => needs[field] === undefined || may(needs[field]));
  const attributes = known.map(({ key }) => `${attributePrefix}${key}`);
  const [isNaming, setIsNaming] = useState(false);
  const isAttribute = leaf.field.startsWith(attributePrefix);
  const isUnknown = isNaming || (isAttribute && !attributes.includes(leaf.field));
  const attribute = known.find(({ key }) => `${attributePrefix}${key}` === leaf.field);

  function choose(field: string) {
    setIsNaming(field === another);
    change(newLeaf(field === another ? attributePrefix : field));
  }

  return (
    <div className="flex min-w-0 flex-wrap items-start gap-2">
      <select
        className="field max-w-40"
        aria-label="Field"
        value={isUnknown ? another : leaf.field}
        onChange={(event) => choose(event.target.value)}
      >
        <optgroup label="Contact">
          {fields.map((field) => (
            <option key={field} value={field}>
              {fieldTitle(field)}
            </option>
          ))}
        </optgroup>
        <optgroup label="Attributes">
          {attributes.map((field) => (
            <option key={field} value={field}>
              {fieldTitle(field)}
            </option>
          ))}
          <option value={another}>Another…</option>
        </optgroup>
      </select>
      {isUnknown ? (
        <input
          className="field w-32"
          aria-label="Key of the attribute"
          placeholder="Key"
          value={fieldTitle(leaf.field)}
          onChange={(event) =>
            change({ ...leaf, field: `${attributePrefix}${event.target.value}`, op: leaf.op || "eq" })
          }
        />
      ) : null}
      <select
        className="field"
        aria-label="Comparison"
        value={leaf.op}
        onChange={(event) => {
          const op = event.target.value;
          const isAlike = typeof firstValue(leaf.field, op) === typeof leaf.value && !Array.isArray(leaf.value);
          change({ ...leaf, op, value: isAlike && op !== "in" ? leaf.value : firstValue(leaf.field, op) });
        }}
      >
        {(operatorsOf(leaf.field).length > 0 ? operatorsOf(leaf.field) : operatorsOf(`${attributePrefix}key`)).map(
          (op) => (
            <option key={op} value={op}>
              {operatorWords(leaf.field, op)}
            </option>
          ),
        )}
      </select>
      <LeafValue leaf={leaf} attribute={attribute} change={(value) => change({ ...leaf, value })} />
      {remove ? (
        <button type="button" className="icon-button" aria-label="Remove the condition" onClick={remove}>
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
    </div>
  );
}
