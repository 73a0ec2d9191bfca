import type { ImportReport } from "@roster/domain/import";

/** What the server answered; lost where the connection broke before it did, or somebody broke it off. */
export type Upload = { report: ImportReport } | { problem: string } | { isLost: true };

interface UploadOptions {
  params: URLSearchParams;
  signal: AbortSignal;
  /** Told how many bytes are sent. */
  onSent: (bytes: number) => void;
}

/** Sends a file to the import route as it is on the disk. Only XMLHttpRequest tells how much of it is sent. */
export function uploadFile(file: File, { params, signal, onSent }: UploadOptions): Promise<Upload> {
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.upload.onload = () => onSent(file.size);
    request.onerror = () => resolve({ isLost: true });
    request.onabort = () => resolve({ isLost: true });
    request.onload = () => resolve(outcomeOf(request));
    request.open("POST", `/api/contacts/import?${params}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Upload {
  try {
    const body = JSON.parse(responseText);
    return status === 200 || status === 202 ? { report: body } : { problem: String(body.detail) };
  } catch {
    return { problem: "The server gave no answer that makes sense. Try again in a moment." };
  }
}
