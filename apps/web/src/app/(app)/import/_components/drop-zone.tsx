"use client";
import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";

/** Takes one file, dropped or chosen. */
export function DropZone({ choose }: { choose: (file: File) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = useEffectEvent((files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) choose(file);
    if (input.current) input.current.value = "";
  });
  // A file that was chosen before the page was ready for it.
  useEffect(() => take(input.current?.files), []);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
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
        ref={input}
        onChange={(event) => take(event.target.files)}
      />
    </label>
  );
}
