import type { ImportOptions, ImportReport } from "@roster/domain/import";
import { notRoster, unreachable } from "./failures.ts";
import { type Parameter, toQuery } from "./query-string.ts";
import type { CallOptions, FileSource } from "./roster-client.ts";
import type { Server } from "./server.ts";

/** Sends a file to `POST /api/contacts/import` as it is read. A file that cannot be read fails with its own error. */
export async function uploadContacts(
  server: Server,
  file: FileSource,
  importOptions: Partial<ImportOptions>,
  { signal }: CallOptions,
): Promise<ImportReport> {
  const source = isStream(file) ? watched(file) : null;
  const url = `${server.base}/api/contacts/import${toQuery(importOptions, forms)}`;
  const init = {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: source ? ReadableStream.from(source.bytes) : (file as RequestInit["body"]),
    signal,
    ...(source ? { duplex: "half" } : {}),
  };
  const response = await server.send(url, init as RequestInit).catch((error) => {
    throw source?.failure() ?? error;
  });
  if (!response.ok) throw notRoster(response);
  return (await response.json().catch((cause) => Promise.reject(unreachable(cause)))) as ImportReport;
}

export function isStream(file: FileSource): file is AsyncIterable<Uint8Array> {
  return typeof file === "object" && Symbol.asyncIterator in file;
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" };

const forms: Record<string, Parameter> = {
  delimiter: (delimiter: keyof typeof delimiterNames) => [["delimiter", delimiterNames[delimiter] ?? delimiter]],
  map: (map: ImportOptions["map"]) => Object.entries(map).map(([heading, target]) => ["map", `${heading}:${target}`]),
  dryRun: (isDry: boolean) => (isDry ? [["dry_run", "true"]] : []),
};

/** The same bytes, and what they broke off with: fetch would call that a failure of the network. */
function watched(file: AsyncIterable<Uint8Array>) {
  let failure: unknown;
  async function* bytes() {
    try {
      yield* file;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  return { bytes: bytes(), failure: () => failure };
}
