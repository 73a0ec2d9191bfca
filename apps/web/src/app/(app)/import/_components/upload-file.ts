import type { ImportReport } from "@roster/domain/import";

export type Report = ImportReport;

interface UploadOptions {
  importId: string;
  region: string;
  listId: string;
}

/** What the server answered; lost where the connection broke before it did. */
export type Upload = { report: Report } | { problem: string } | { isLost: true };

/** Sends a file to the import route, telling how much of it is sent (0 to 1). Only XMLHttpRequest tells that. */
export function uploadFile(file: File, options: UploadOptions, onSent: (share: number) => void): Promise<Upload> {
  const query = new URLSearchParams({ file_name: file.name, import_id: options.importId });
  if (options.region) query.set("region", options.region);
  if (options.listId) query.set("list_id", options.listId);
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onSent(1);
    request.onerror = () => resolve({ isLost: true });
    request.onload = () => resolve(outcomeOf(request));
    request.open("POST", `/api/contacts/import?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  });
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Upload {
  try {
    const body = JSON.parse(responseText);
    return status === 200 || status === 202 ? { report: body } : { problem: String(body.detail) };
  } catch {
    return { problem: "The server gave no answer that makes sense. Look at the contacts before you try again." };
  }
}
