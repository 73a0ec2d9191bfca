import type { ErrorCode, Fault } from "@roster/domain";
import type { ImportOptions, ImportReport } from "@roster/domain/import";
import { RosterError, unreachable } from "./roster-error.ts";

/** A file to import: text, bytes, or bytes as they come. */
export type FileSource = string | Blob | Uint8Array | AsyncIterable<Uint8Array>;

interface Server {
  base: string;
  headers: Record<string, string>;
  request: typeof fetch;
}

interface Problem {
  code: ErrorCode;
  status: number;
  detail: string;
  errors: Fault[];
  requestId: string;
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" };

/** Sends a file to `POST /api/contacts/import` as it is read. */
export async function uploadContacts(
  server: Server,
  file: FileSource,
  options: Partial<ImportOptions>,
): Promise<ImportReport> {
  const url = new URL(`${server.base}/api/contacts/import`);
  for (const [name, value] of queryOf(options)) url.searchParams.append(name, value);
  const isStream = typeof file === "object" && Symbol.asyncIterator in file;
  let response: Response;
  try {
    response = await server.request(url, {
      method: "POST",
      headers: { ...server.headers, "content-type": "application/octet-stream" },
      body: isStream ? ReadableStream.from(file) : (file as RequestInit["body"]),
      ...(isStream ? { duplex: "half" } : {}),
    } as RequestInit);
  } catch (cause) {
    throw unreachable(cause);
  }
  const body = await response.json().catch((cause) => Promise.reject(unreachable(cause)));
  if (response.ok) return body as ImportReport;
  const { code, status, detail, errors, requestId } = body as Problem;
  if (!code) throw unreachable(new Error(`it answered ${response.status} without being a Roster`));
  throw new RosterError({ message: detail, code, status, faults: errors, requestId });
}

function queryOf(options: Partial<ImportOptions>): [string, string][] {
  const { fileName, format, delimiter, map = {}, region, onConflict, listIds = [], importId } = options;
  const single = {
    file_name: fileName,
    format,
    delimiter: delimiter && delimiterNames[delimiter],
    region,
    on_conflict: onConflict,
    import_id: importId,
  };
  return [
    ...Object.entries(single).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ...Object.entries(map).map(([heading, target]): [string, string] => ["map", `${heading}:${target}`]),
    ...listIds.map((id): [string, string] => ["list_id", id]),
  ];
}
