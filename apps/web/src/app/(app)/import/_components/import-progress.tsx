"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";

const pollEveryMs = 500;

/** How much of the file is sent, and then how much of it is stored. */
export function ImportProgress({ importId, fileName, sent }: { importId: string; fileName: string; sent: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.contacts.getImport.queryOptions(
      { importId },
      { enabled: sent >= 1, refetchInterval: pollEveryMs, retry: true, retryDelay: pollEveryMs },
    ),
  );
  const isStoring = data?.state === "running";
  const stored = data
    ? data.created + data.updated + data.unchanged + data.restored + data.duplicate + data.rejected
    : 0;
  const share = isStoring ? stored / Math.max(1, data.read) : sent;
  return (
    <div className="mt-6 grid gap-2 rounded-lg border border-line p-4">
      <p className="font-medium">{fileName}</p>
      <progress
        className="h-2 w-full accent-accent"
        value={share}
        max={1}
        aria-label={isStoring ? "Storing" : "Sending"}
      />
      <p role="status" className="text-muted tabular-nums">
        {isStoring
          ? `Storing: ${stored.toLocaleString("en")} of ${data.read.toLocaleString("en")} rows`
          : `Sending and reading: ${Math.floor(sent * 100)}%`}
      </p>
    </div>
  );
}
