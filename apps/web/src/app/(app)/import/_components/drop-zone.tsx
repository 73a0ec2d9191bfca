"use client";
import { type DragEvent, useId, useState } from "react";

/** Takes one file, dropped or chosen. */
export function DropZone({ choose }: { choose: (file: File) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) choose(file);
  }

  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`grid cursor-pointer place-items-center gap-2 rounded-lg border border-dashed px-4 py-14 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${isOver ? "border-accent bg-hover" : "border-line bg-raised hover:bg-hover"}`}
    >
      <span className="font-medium">Drop a file here, or choose one</span>
      <span className="text-muted">.csv or .vcf, up to 1 GB</span>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) choose(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}
