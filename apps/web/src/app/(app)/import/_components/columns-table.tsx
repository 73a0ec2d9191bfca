"use client";
import type { ImportColumn } from "@roster/domain/import-preview";
import { type ColumnGuess, columnGuesses, columnTargets } from "@roster/domain/vocabulary";
import { Options } from "../../../../components/field.tsx";
import type { Reading } from "../reading.ts";
import { guessNames, targetNames } from "../words.ts";

interface ColumnsTableProps {
  columns: readonly ImportColumn[];
  map: Reading["map"];
  choose: (column: ImportColumn, target: ColumnGuess) => void;
}

const titles = [
  ["Column", "w-[30%]"],
  ["First values", "w-[28%]"],
  ["Becomes", ""],
] as const;

/** What each column becomes. */
export function ColumnsTable({ columns, map, choose }: ColumnsTableProps) {
  return (
    <section aria-labelledby="columns-title" className="min-w-0">
      <h3 id="columns-title" className="mb-2 font-semibold">
        Columns
      </h3>
      <table className="w-full table-fixed border-collapse text-start">
        <thead className="border-y border-line bg-raised text-xs text-muted">
          <tr>
            {titles.map(([title, width]) => (
              <th key={title} scope="col" className={`px-2 py-2 text-start font-medium sm:px-3 ${width}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.key}
              column={column}
              chosen={map[column.key] ?? column.guess}
              choose={(target) => choose(column, target)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnRowProps {
  column: ImportColumn;
  chosen: ColumnGuess;
  choose: (target: ColumnGuess) => void;
}

function ColumnRow({ column, chosen, choose }: ColumnRowProps) {
  const { key, heading, guess, samples } = column;
  const own = guessNames[guess];
  const targets = columnTargets.map((target) => ({
    value: target,
    label: target === "attributes" ? `${targetNames[target]} “${key}”` : targetNames[target],
  }));
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" dir="auto" className="px-2 py-2 text-start font-medium break-words sm:px-3">
        {heading || <span className="text-muted">{key}</span>}
      </th>
      <td className="px-2 py-2 text-muted sm:px-3">
        {samples.length === 0 ? "Blank" : null}
        {samples.map((sample) => (
          <div key={sample} dir="auto" className="truncate" title={sample}>
            {sample}
          </div>
        ))}
      </td>
      <td className="px-2 py-1.5 sm:px-3">
        <select
          className={`field w-full min-w-0 ${chosen === "ignore" ? "text-muted" : ""}`}
          aria-label={`${heading || key} becomes`}
          value={chosen}
          onChange={({ target }) => choose(columnGuesses.find((known) => known === target.value) ?? guess)}
        >
          <Options choices={own ? [{ value: guess, label: own }, ...targets] : targets} />
        </select>
      </td>
    </tr>
  );
}
