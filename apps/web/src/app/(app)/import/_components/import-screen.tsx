"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Choice } from "../../../../components/field.tsx";
import { importHref, importIdOf, uuid7 } from "../import-view.ts";
import { asFound, asUsual, importParams, type Reading, type Storing } from "../reading.ts";
import { CheckStep } from "./check-step.tsx";
import { DropZone } from "./drop-zone.tsx";
import { ImportHistory } from "./import-history.tsx";
import { ImportJob } from "./import-job.tsx";
import { Steps } from "./steps.tsx";
import { uploadFile } from "./upload-file.ts";

interface Chosen {
  file: File;
  reading: Reading;
  storing: Storing;
}

interface Sending {
  importId: string;
  bytes: number;
  of: number;
  abort: () => void;
}

/** From a file to its report. What the server has is in the URL, so that it can be left and found again; the file itself is not. */
export function ImportScreen({ regions }: { regions: readonly Choice[] }) {
  const importId = importIdOf(new URLSearchParams(useSearchParams()));
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isSending = sending !== null && sending.bytes < sending.of;
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: Event) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);

  function choose(file: File) {
    setProblem(null);
    setChosen({ file, reading: asFound, storing: asUsual });
  }

  function show(id: string | null) {
    window.history.pushState(null, "", id === null ? "/import" : importHref(id));
  }

  function startOver() {
    setChosen(null);
    setProblem(null);
    show(null);
  }

  async function tryOut({ file, reading, storing }: Chosen) {
    const id = uuid7();
    const stop = new AbortController();
    const sent = (bytes: number) => setSending({ importId: id, bytes, of: file.size, abort: () => stop.abort() });
    setProblem(null);
    sent(0);
    show(id);
    const params = importParams(reading, storing);
    params.set("file_name", file.name);
    params.set("import_id", id);
    const upload = await uploadFile(file, { params, signal: stop.signal, onSent: sent });
    if ("report" in upload) sent(file.size);
    else setSending(null);
    if ("problem" in upload) setProblem(upload.problem);
    if ("problem" in upload || stop.signal.aborted) show(null);
  }

  if (importId !== null)
    return (
      <ImportJob
        key={importId}
        importId={importId}
        sending={sending?.importId === importId ? sending : null}
        change={chosen === null ? null : () => show(null)}
        startOver={startOver}
      />
    );
  if (chosen !== null)
    return (
      <>
        <Steps current="check" />
        <CheckStep
          {...chosen}
          regions={regions}
          problem={problem}
          read={(reading) => setChosen({ ...chosen, reading })}
          store={(storing) => setChosen({ ...chosen, storing })}
          tryOut={() => void tryOut(chosen)}
          startOver={startOver}
        />
      </>
    );
  return (
    <>
      <Steps current="choose" />
      <p className="mt-4 mb-3 text-muted">
        A CSV or vCard file from Google Contacts, Outlook, Apple, Android or a spreadsheet. Nothing is stored before you
        have seen what would become of it.
      </p>
      <DropZone choose={choose} />
      <ImportHistory />
    </>
  );
}
