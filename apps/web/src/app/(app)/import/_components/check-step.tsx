"use client";
import type { Choice } from "../../../../components/field.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Problem } from "../../../../components/problem.tsx";
import { mapped, type Reading, rowsOf, type Storing } from "../reading.ts";
import { sizeOf } from "../words.ts";
import { ColumnsTable } from "./columns-table.tsx";
import { FileFacts } from "./file-facts.tsx";
import { FirstRows } from "./first-rows.tsx";
import { StepTitle } from "./step-title.tsx";
import { StoringFields } from "./storing-fields.tsx";
import { lookedAt, usePreview } from "./use-preview.ts";

interface CheckStepProps {
  file: File;
  reading: Reading;
  storing: Storing;
  regions: readonly Choice[];
  /** Why it could not be tried out. */
  problem: string | null;
  read: (reading: Reading) => void;
  store: (storing: Storing) => void;
  tryOut: () => void;
  startOver: () => void;
}

/** How a file is read, and what is done with it: all of it found out, and most of it changeable. */
export function CheckStep(props: CheckStepProps) {
  const { file, reading, storing, regions, problem, read, store, tryOut, startOver } = props;
  const { number } = useFormat();
  const { data: preview, error, isFetching } = usePreview(file, reading);
  const found = error ? error.message : (preview?.problem ?? null);
  return (
    <section aria-labelledby="check-title" className="mt-4 grid min-w-0 gap-6">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <StepTitle id="check-title">{file.name}</StepTitle>
        <span className="text-muted tabular-nums">
          {sizeOf(file.size, number)}
          {preview && !error ? `, ${rowsOf(preview, { size: file.size, looked: lookedAt }, number)}` : ""}
        </span>
      </div>
      {preview ? <FileFacts preview={preview} reading={reading} read={read} /> : null}
      <Problem text={problem ?? found} />
      {preview && !error ? (
        <div aria-busy={isFetching} className="grid min-w-0 gap-6">
          {preview.format === "csv" ? (
            <ColumnsTable
              columns={preview.columns}
              map={reading.map}
              choose={(column, target) => read({ ...reading, map: mapped(reading.map, column, target) })}
            />
          ) : (
            <p className="text-muted">
              Names, phones and categories of the cards become names, phones and tags; everything else becomes an
              attribute.
            </p>
          )}
          <FirstRows preview={preview} />
        </div>
      ) : null}
      <StoringFields
        regions={regions}
        region={reading.region}
        choose={(region) => read({ ...reading, region })}
        storing={storing}
        store={store}
      />
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary"
          disabled={!preview || found !== null || isFetching}
          onClick={tryOut}
        >
          Try it out
        </button>
        <button type="button" className="button" onClick={startOver}>
          Choose another file
        </button>
      </div>
    </section>
  );
}
