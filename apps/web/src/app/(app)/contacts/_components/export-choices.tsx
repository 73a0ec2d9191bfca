"use client";
import type { TablePreferences } from "@roster/domain";
import { type ExportFormat, exportFormats } from "@roster/domain/vocabulary";
import { useState } from "react";
import { shownColumns } from "../columns.ts";
import { type ContactsView, exportHref } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";

const formats: Record<ExportFormat, string> = { csv: "CSV", ndjson: "NDJSON", vcf: "vCard" };

interface ExportChoicesProps {
  view: ContactsView;
  table: TablePreferences;
}

/** Downloads every contact that the view matches, in its order, with the columns of the table or with all. */
export function ExportChoices({ view, table }: ExportChoicesProps) {
  const may = useMay();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [isTable, setIsTable] = useState(true);
  const hasColumns = format !== "vcf";
  const columns = shownColumns(table.columns, { may, before: 0 }).map(({ key }) => key);
  return (
    <div className="grid gap-3 p-2">
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">Format</legend>
        {exportFormats.map((value) => (
          <Radio
            key={value}
            name="export-format"
            label={formats[value]}
            isChecked={format === value}
            choose={() => setFormat(value)}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-1" disabled={!hasColumns}>
        <legend className="mb-1 font-medium">Columns</legend>
        <Radio name="export-columns" label="Those of the table" isChecked={isTable} choose={() => setIsTable(true)} />
        <Radio name="export-columns" label="All" isChecked={!isTable} choose={() => setIsTable(false)} />
      </fieldset>
      <a
        className="button button-primary"
        href={exportHref(view, isTable && hasColumns ? columns : undefined, format)}
        download
      >
        Download
      </a>
    </div>
  );
}

interface RadioProps {
  name: string;
  label: string;
  isChecked: boolean;
  choose: () => void;
}

function Radio({ name, label, isChecked, choose }: RadioProps) {
  return (
    <label className="flex items-center gap-2">
      <input type="radio" name={name} className="accent-accent" checked={isChecked} onChange={choose} />
      {label}
    </label>
  );
}
