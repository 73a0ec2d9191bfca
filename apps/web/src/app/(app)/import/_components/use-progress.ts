import type { ImportSummary } from "@roster/domain/import";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

const againAfterMs = 1_000;

export interface Progress {
  summary: ImportSummary | null;
  /** Whether there is no such import, or none that may be seen. */
  isMissing: boolean;
}

interface Watched {
  importId: string;
  /** Its file is being sent at the moment: it may not have begun. */
  isExpected: boolean;
  /** It was a dry run, and is asked to be stored. */
  isStarted: boolean;
}

/** How far an import is, as the server tells it, until it is over. Everything that is shown is read again then. */
export function useProgress({ importId, isExpected, isStarted }: Watched): Progress {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>({ summary: null, isMissing: false });
  const tell = useEffectEvent((summary: ImportSummary) => setProgress({ summary, isMissing: false }));
  const end = useEffectEvent((isMissing: boolean) => {
    if (isMissing) setProgress({ summary: null, isMissing });
    else void queries.invalidateQueries();
  });
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    follow({ importId, isExpected, isStarted }, signal, (summary) => tell(summary)).then(
      (found) => signal.aborted || end(!found),
      () => {},
    );
    return () => leaving.abort();
  }, [importId, isExpected, isStarted]);
  return progress;
}

/** Follows an import, on another connection where one breaks off. Answers false where there is none. */
async function follow(
  { importId, isExpected, isStarted }: Watched,
  signal: AbortSignal,
  tell: (summary: ImportSummary) => void,
): Promise<boolean> {
  for (;;) {
    let last: ImportSummary | null = null;
    const query = isExpected ? "?is_expected=true" : "";
    const response = await fetch(`/api/contacts/imports/${importId}/progress${query}`, { signal }).catch(() => null);
    if (response && response.status >= 400 && response.status < 500 && response.status !== 429) return false;
    try {
      if (response?.ok && response.body)
        for await (const summary of summariesOf(response.body)) {
          // What a dry run said is no news for who has it stored.
          if (isStarted && summary.dryRun) continue;
          last = summary;
          tell(summary);
        }
    } catch {}
    signal.throwIfAborted();
    if (last?.state === "done" || last?.state === "failed") return true;
    await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    signal.throwIfAborted();
  }
}

/** The lines of an NDJSON as they come. */
async function* summariesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportSummary> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + decoder.decode(read.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}
