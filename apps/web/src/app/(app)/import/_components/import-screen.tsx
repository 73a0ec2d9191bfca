"use client";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { DropZone } from "./drop-zone.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { type Report, uploadFile } from "./upload-file.ts";

const pollEveryMs = 1_000;
const brokeOff = "The connection broke off. Nothing was imported.";

type State =
  | { step: "choosing"; problem: string | null }
  | { step: "running"; importId: string; fileName: string; sent: number }
  | { step: "done"; report: Report };

export function ImportScreen() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { lists } = useSuspenseQuery(trpc.lists.list.queryOptions(everyGroup)).data;
  const [region, setRegion] = useState("");
  const [listId, setListId] = useState("");
  const [state, setState] = useState<State>({ step: "choosing", problem: null });

  async function start(file: File) {
    const importId = uuid7();
    const running = { step: "running" as const, importId, fileName: file.name };
    setState({ ...running, sent: 0 });
    const upload = await uploadFile(file, { importId, region, listId }, (sent) => setState({ ...running, sent }));
    setState({ ...running, sent: 1 });
    const report =
      "report" in upload ? await finished(upload.report) : "isLost" in upload ? await find(importId) : null;
    await queries.invalidateQueries();
    if (report?.state === "done") setState({ step: "done", report });
    else setState({ step: "choosing", problem: "problem" in upload ? upload.problem : brokeOff });
  }

  function read(importId: string): Promise<Report> {
    return queries.fetchQuery(trpc.contacts.getImport.queryOptions({ importId }, { staleTime: 0 }));
  }

  /** A long import is stored after its upload was answered. */
  async function finished(report: Report): Promise<Report> {
    if (report.state !== "running") return report;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    return finished(await read(report.importId).catch(() => report));
  }

  async function find(importId: string): Promise<Report | null> {
    const report = await read(importId).catch(() => null);
    return report && finished(report);
  }

  if (state.step === "running")
    return <ImportProgress importId={state.importId} fileName={state.fileName} sent={state.sent} />;
  if (state.step === "done")
    return <ImportResult report={state.report} again={() => setState({ step: "choosing", problem: null })} />;
  return (
    <div className="mt-6 grid gap-4">
      <DropZone choose={start} />
      <p role="alert" className="min-h-5 text-danger">
        {state.problem}
      </p>
      <div className="flex flex-wrap gap-4">
        <label className="grid gap-1">
          <span className="text-muted">Country of phones without a country code</span>
          <input
            className="field w-56"
            value={region}
            onChange={(event) => setRegion(event.target.value.toUpperCase())}
            maxLength={2}
            placeholder="DE, US, IN …"
            autoComplete="off"
            aria-describedby="region-hint"
          />
          <span id="region-hint" className="text-xs text-muted">
            Left empty: your organization's
          </span>
        </label>
        <label className="grid gap-1">
          <span className="text-muted">Put everybody on a list</span>
          <select className="field w-56" value={listId} onChange={(event) => setListId(event.target.value)}>
            <option value="">None</option>
            {lists.map((list) => (
              <option key={list.uniqueId} value={list.uniqueId}>
                {list.name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

/** A UUID of version 7 (RFC 9562): the moment in milliseconds, then random bits. Made here to watch the import by it. */
function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(1, 4)}-8${random.slice(5, 8)}-${random.slice(8)}`;
}
