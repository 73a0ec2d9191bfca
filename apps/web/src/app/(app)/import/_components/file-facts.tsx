"use client";
import type { ImportPreview } from "@roster/domain/import-preview";
import { importDelimiters, importEncodings, importFormats } from "@roster/domain/vocabulary";
import { SelectField } from "../../../../components/field.tsx";
import type { Reading } from "../reading.ts";
import { delimiterTitles, encodingNames, formatNames } from "../words.ts";

interface FileFactsProps {
  preview: ImportPreview;
  reading: Reading;
  read: (reading: Reading) => void;
}

const choices = <T extends string>(values: readonly T[], names: Record<T, string>) =>
  values.map((value) => ({ value, label: names[value] }));

/** What the file is. A change of it makes other columns, so that what was said of them is forgotten. */
export function FileFacts({ preview, reading, read }: FileFactsProps) {
  const change = (changes: Partial<Reading>) => read({ ...reading, map: {}, ...changes });
  return (
    <fieldset className="grid gap-4 sm:grid-cols-3">
      <legend className="mb-2 font-semibold">The file</legend>
      <SelectField
        label="Format"
        choices={choices(importFormats, formatNames)}
        value={reading.format ?? preview.format}
        onChange={({ target }) =>
          change({ format: importFormats.find((format) => format === target.value) ?? null, delimiter: null })
        }
      />
      <SelectField
        label="Encoding"
        choices={choices(importEncodings, encodingNames)}
        value={reading.encoding ?? preview.encoding}
        onChange={({ target }) =>
          change({ encoding: importEncodings.find((encoding) => encoding === target.value) ?? null })
        }
      />
      {preview.delimiter === null ? null : (
        <SelectField
          label="Columns are separated by"
          choices={choices(importDelimiters, delimiterTitles)}
          value={reading.delimiter ?? preview.delimiter}
          onChange={({ target }) =>
            change({ delimiter: importDelimiters.find((delimiter) => delimiter === target.value) ?? null })
          }
        />
      )}
    </fieldset>
  );
}
