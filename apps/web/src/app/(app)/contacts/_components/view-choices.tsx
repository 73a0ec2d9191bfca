"use client";
import type { ColumnPlace, ContactColumn, TablePreferences } from "@roster/domain";
import { attributePrefix, contactColumns, densities, pagings } from "@roster/domain/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { Picker } from "../../../../components/picker.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { columnOf, defaultTable, moved } from "../columns.ts";
import { useMay } from "./allowed.tsx";
import type { ChangeTable } from "./use-table.ts";

interface ViewChoicesProps {
  table: TablePreferences;
  changeTable: ChangeTable;
}

/** Which columns the table has, in which order, how tight it is, and whether it has pages. */
export function ViewChoices({ table, changeTable }: ViewChoicesProps) {
  return (
    <div className="grid gap-3 p-2 sm:w-80">
      <Columns table={table} changeTable={changeTable} />
      <Choice
        title="Rows"
        values={densities}
        labels={{ comfortable: "Comfortable", compact: "Compact" }}
        chosen={table.density}
        choose={(density) => changeTable({ density })}
      />
      <Choice
        title="Paging"
        values={pagings}
        labels={{ pages: "Pages", endless: "Endless" }}
        chosen={table.paging}
        choose={(paging) => changeTable({ paging })}
      />
      <button type="button" className="button" onClick={() => changeTable(defaultTable)}>
        As it was at first
      </button>
    </div>
  );
}

function Columns({ table: { columns }, changeTable }: ViewChoicesProps) {
  const trpc = useTRPC();
  const may = useMay();
  const { data } = useQuery(trpc.contacts.attributes.queryOptions(undefined, { staleTime: 300_000 }));
  const isShown = (key: ContactColumn) => columns.some((place) => place.key === key);
  const set = (next: ColumnPlace[]) => changeTable({ columns: next });
  const visible = columns.filter(({ key }) => isAllowed(key, may));
  const hidden = contactColumns.filter((key) => !isShown(key) && isAllowed(key, may));
  const keys = (data?.attributes ?? []).map(({ key }) => key).filter((key) => !isShown(`${attributePrefix}${key}`));
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Columns</legend>
      <ul>
        {visible.map((place) => {
          const { key } = place;
          const { title } = columnOf(key);
          const at = columns.indexOf(place);
          return (
            <li key={key} className="flex items-center gap-1 rounded hover:bg-hover">
              <label className="flex min-w-0 flex-1 items-center gap-2 px-2 py-1">
                <input
                  type="checkbox"
                  className="accent-accent"
                  checked
                  disabled={key === "name"}
                  onChange={() => set(columns.filter((other) => other !== place))}
                />
                <span className="truncate" dir="auto">
                  {title}
                </span>
              </label>
              <button
                type="button"
                className="icon-button"
                aria-pressed={place.isPinned === true}
                aria-label={`Keep ${title} in sight`}
                title="Keep in sight"
                onClick={() => set(columns.map((other) => (other === place ? pinToggled(place) : other)))}
              >
                <span aria-hidden="true">{place.isPinned ? "◆" : "◇"}</span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move ${title} forward`}
                disabled={at === 0}
                onClick={() => set(moved(columns, key, at - 1))}
              >
                <span aria-hidden="true">↑</span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move ${title} back`}
                disabled={at === columns.length - 1}
                onClick={() => set(moved(columns, key, at + 1))}
              >
                <span aria-hidden="true">↓</span>
              </button>
            </li>
          );
        })}
        {hidden.map((key) => (
          <li key={key}>
            <label className="flex items-center gap-2 rounded px-2 py-1 text-muted hover:bg-hover">
              <input
                type="checkbox"
                className="accent-accent"
                checked={false}
                onChange={() => set([...columns, { key }])}
              />
              {columnOf(key).title}
            </label>
          </li>
        ))}
      </ul>
      <div className="mt-1 px-2">
        <Picker
          label="Add an attribute as a column"
          options={keys.map((key) => ({ value: key, label: key }))}
          choose={(key) => set([...columns, { key: `${attributePrefix}${key}` }])}
        />
      </div>
    </fieldset>
  );
}

function isAllowed(key: ContactColumn, may: ReturnType<typeof useMay>): boolean {
  const { needs } = columnOf(key);
  return needs === undefined || may(needs);
}

function pinToggled({ isPinned, ...place }: ColumnPlace): ColumnPlace {
  return isPinned ? place : { ...place, isPinned: true };
}

interface ChoiceProps<T extends string> {
  title: string;
  values: readonly T[];
  labels: Record<T, string>;
  chosen: T;
  choose: (value: T) => void;
}

function Choice<T extends string>({ title, values, labels, chosen, choose }: ChoiceProps<T>) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 px-2">
      <legend className="float-start me-4 w-16 font-medium">{title}</legend>
      {values.map((value) => (
        <label key={value} className="flex items-center gap-1.5">
          <input
            type="radio"
            name={title}
            className="accent-accent"
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          {labels[value]}
        </label>
      ))}
    </fieldset>
  );
}
