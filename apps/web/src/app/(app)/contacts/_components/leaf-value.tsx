"use client";
import type { KnownAttribute } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { attributePrefix, contactStatuses } from "@roster/domain/vocabulary";
import { useId, useState } from "react";
import type { DraftLeaf } from "./filter-draft.ts";
import { GroupValues } from "./group-values.tsx";

interface LeafValueProps {
  leaf: DraftLeaf;
  /** What is known of the attribute that it is about. */
  attribute: KnownAttribute | undefined;
  change: (value: unknown) => void;
}

const label = "Value";

/** What a field is compared with, as the field and the comparison need it. */
export function LeafValue({ leaf, attribute, change }: LeafValueProps) {
  const { field, op, value } = leaf;
  if (op === "exists") return <YesNo value={value} change={change} />;
  if (field === "status") return <Statuses leaf={leaf} change={change} />;
  if (field === "listId" || field === "tagId")
    return <GroupValues field={field} chosen={value as string[]} change={change} />;
  if (field.endsWith("At"))
    return (
      <input
        type="date"
        className="field"
        aria-label={label}
        value={dayOf(String(value))}
        onChange={(event) => change(midnightOf(event.target.value))}
      />
    );
  if (field.startsWith(attributePrefix))
    return <AttributeValue key={field} leaf={leaf} attribute={attribute} change={change} />;
  if (op === "in") return <Lines values={value as string[]} change={change} />;
  return <Text value={value} change={change} />;
}

type Change = Pick<LeafValueProps, "change">;

function Text({ value, change, list }: Change & { value: unknown; list?: string }) {
  return (
    <input
      className="field w-48"
      aria-label={label}
      dir="auto"
      list={list}
      maxLength={limits.attributeValueCharacters}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function YesNo({ value, change }: Change & { value: unknown }) {
  return (
    <select
      className="field"
      aria-label={label}
      value={value === false ? "no" : "yes"}
      onChange={(event) => change(event.target.value === "yes")}
    >
      <option value="yes">yes</option>
      <option value="no">no</option>
    </select>
  );
}

function Statuses({ leaf: { op, value }, change }: Change & { leaf: DraftLeaf }) {
  if (op !== "in")
    return (
      <select
        className="field"
        aria-label={label}
        value={String(value)}
        onChange={(event) => change(event.target.value)}
      >
        {contactStatuses.map((status) => (
          <option key={status}>{status}</option>
        ))}
      </select>
    );
  const chosen = value as string[];
  return (
    <fieldset className="flex flex-wrap gap-3 py-1.5">
      <legend className="sr-only">{label}</legend>
      {contactStatuses.map((status) => (
        <label key={status} className="flex items-center gap-1.5">
          <input
            type="checkbox"
            className="accent-accent"
            checked={chosen.includes(status)}
            onChange={(event) =>
              change(contactStatuses.filter((one) => (one === status ? event.target.checked : chosen.includes(one))))
            }
          />
          {status}
        </label>
      ))}
    </fieldset>
  );
}

/** Several values, each on a line. */
function Lines({
  values,
  change,
  of = (text) => text,
}: Change & { values: unknown[]; of?: (text: string) => unknown }) {
  const [text, setText] = useState(() => values.map(String).join("\n"));
  return (
    <textarea
      className="field field-sizing-content h-auto max-h-40 min-h-16 w-48 py-1"
      aria-label={label}
      placeholder="One on each line"
      dir="auto"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const lines = event.target.value.split("\n").map((line) => line.trim());
        change(lines.filter((line) => line !== "").map(of));
      }}
    />
  );
}

/** An attribute holds a text, a number or a flag, and only the like are alike. */
function AttributeValue({ leaf: { op, value }, attribute, change }: LeafValueProps) {
  const id = useId();
  const hasNumbers = op !== "contains" && op !== "starts";
  const hasFlags = op === "eq" || op === "ne";
  const sample = [value].flat()[0];
  const [kind, setKind] = useState(() => kindOf(sample === "" || sample === undefined ? attribute?.kind : sample));
  const allowed = kind === "number" ? hasNumbers : kind === "boolean" ? hasFlags : true;
  const shown = allowed ? kind : "text";
  const read = (text: string) => (shown === "number" ? numberOf(text) : text);
  return (
    <>
      {hasNumbers ? (
        <select
          className="field"
          aria-label="Kind of value"
          value={shown}
          onChange={(event) => {
            const next = event.target.value as typeof kind;
            setKind(next);
            change(op === "in" ? [] : next === "boolean" ? true : "");
          }}
        >
          <option value="text">text</option>
          <option value="number">number</option>
          {hasFlags ? <option value="boolean">yes or no</option> : null}
        </select>
      ) : null}
      {op === "in" ? (
        <Lines key={shown} values={value as unknown[]} change={change} of={read} />
      ) : shown === "boolean" ? (
        <YesNo value={value === "" ? true : value} change={change} />
      ) : shown === "number" ? (
        <input
          type="number"
          step="any"
          className="field w-32"
          aria-label={label}
          value={typeof value === "number" ? value : ""}
          onChange={(event) => change(numberOf(event.target.value))}
        />
      ) : (
        <>
          <Text value={value} change={change} list={id} />
          <datalist id={id}>
            {attribute?.values.map((common) => (
              <option key={String(common.value)} value={String(common.value)} />
            ))}
          </datalist>
        </>
      )}
    </>
  );
}

/** The kind of a value, or one that has a name. */
function kindOf(sample: unknown): "text" | "number" | "boolean" {
  if (typeof sample === "number" || sample === "number") return "number";
  return typeof sample === "boolean" || sample === "boolean" ? "boolean" : "text";
}

/** The number that a text is; what is none stays a text, which no number is compared with. */
function numberOf(text: string): unknown {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? "" : number;
}

/** The day here of a moment, as an input has it. */
function dayOf(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(String);
  return `${year?.padStart(4, "0")}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

/** The moment when a day begins here. */
function midnightOf(day: string): string {
  const date = new Date(`${day}T00:00`);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
