import type { ImportPreview } from "@roster/domain/import-preview";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Reading, readingParams } from "../reading.ts";

/** How much of a file is looked at before it is sent. */
export const lookedAt = 512 * 1024;

/** What the server makes of the beginning of a file; no more of it is read here. */
export function usePreview(file: File, reading: Reading) {
  return useQuery({
    queryKey: ["import-preview", file.name, file.size, file.lastModified, reading],
    queryFn: ({ signal }) => previewOf(file, reading, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function previewOf(file: File, reading: Reading, signal: AbortSignal): Promise<ImportPreview> {
  const params = readingParams(reading);
  params.set("is_whole", String(file.size <= lookedAt));
  const response = await fetch(`/api/contacts/imports/preview?${params}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file.slice(0, lookedAt),
    signal,
  });
  const body = await response.json();
  if (!response.ok) throw new Error(String(body.detail));
  return body;
}
