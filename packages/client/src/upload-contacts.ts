import type { ImportOptions, ImportReport } from "@roster/domain/import";
import { notRoster } from "./failures.ts";
import { persist } from "./persist.ts";
import { type Parameter, toQuery } from "./query-string.ts";
import type { CallOptions, FileSource } from "./roster-client.ts";
import type { Server } from "./server.ts";

/**
 * Sends a file to `POST /api/contacts/import` as it is read, once where it comes as a stream. A file that cannot be read fails
 * with its own error.
 */
export async function uploadContacts(
  server: Server,
  file: FileSource,
  importOptions: Partial<ImportOptions>,
  { signal }: CallOptions,
): Promise<ImportReport> {
  const url = `${server.base}/api/contacts/import${toQuery(importOptions, forms)}`;
  const isStream = typeof file === "object" && Symbol.asyncIterator in file;
  const source = isStream ? watched(file) : null;
  const body = source ? { body: ReadableStream.from(source.bytes), duplex: "half" } : { body: file };
  const headers = { "content-type": "application/octet-stream" };
  const upload = async () => {
    const response = await server.send(url, { method: "POST", headers, ...body, signal } as RequestInit);
    if (!response.ok) throw notRoster(response);
    return (await response.json()) as ImportReport;
  };
  const maxAttempts = isStream ? 1 : server.maxAttempts;
  try {
    return await persist(upload, { maxAttempts, isRepeatable: false, signal });
  } catch (error) {
    throw signal?.aborted ? error : (source?.failure() ?? error);
  } finally {
    source?.close();
  }
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" };

const forms: Record<string, Parameter> = {
  delimiter: (delimiter: keyof typeof delimiterNames) => [["delimiter", delimiterNames[delimiter] ?? delimiter]],
  map: (map: ImportOptions["map"]) => Object.entries(map).map(([heading, target]) => ["map", `${heading}:${target}`]),
  dryRun: (isDry: boolean) => (isDry ? [["dry_run", "true"]] : []),
};

/** The same bytes, with what they broke off with, which fetch would call a failure of the network. */
function watched(file: AsyncIterable<Uint8Array>) {
  let failure: unknown;
  async function* read() {
    try {
      yield* file;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  const bytes = read();
  // fetch leaves a body that it does not need any more as it is.
  const close = () => void bytes.return().catch(() => {});
  return { bytes, failure: () => failure, close };
}
