import type { DirectoryRepository, ImportRepository, StagedRow, Tenant } from "@roster/db";
import { DomainError } from "@roster/domain";
import type { ImportOptions, ImportReport } from "@roster/domain/import";
import type { Services } from "../context.ts";
import type { ReadRow } from "./contact-draft.ts";
import { readContacts } from "./read-contacts.ts";

interface Importing {
  services: Services;
  tenant: Tenant;
  imports: ImportRepository;
  directory: DirectoryRepository;
}

/**
 * Stages a whole file, then has it stored chunk by chunk, and reports; a long one is still `running` then. A file that
 * breaks off or cannot be read leaves nothing behind; once it is staged whole it is stored even if this process dies.
 */
export async function importFile(
  ctx: Importing,
  content: string | AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { services, tenant, imports, directory } = ctx;
  const unknown = await directory.unknownLists(options.listIds);
  if (unknown.length > 0)
    throw new DomainError("unprocessable", `There is no list ${unknown.join(", ")}.`, {
      faults: unknown.map((id) => ({
        in: "input",
        name: "listIds",
        code: "invalid_value",
        detail: `${id} is not a list of yours`,
      })),
    });
  const importId = await imports.begin(options);
  if (importId === null) throw new DomainError("conflict", "An import of that id exists already.");
  try {
    const rows = readContacts(typeof content === "string" ? bytesOf(content) : content, {
      ...options,
      region: options.region ?? tenant.defaultRegion,
    });
    await imports.stage(importId, stagedRows(rows));
    await imports.seal(importId);
  } catch (error) {
    await imports.abandon(importId, error instanceof DomainError ? error.message : "the upload was interrupted");
    throw error;
  }
  await services.imports.storeForAWhile(tenant, importId);
  const report = await imports.report(importId);
  if (!report) throw new Error(`import ${importId} has no report`);
  return report;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function* stagedRows(rows: AsyncIterable<ReadRow>): AsyncGenerator<StagedRow> {
  for await (const row of rows) yield toStaged(row);
}

function toStaged(read: ReadRow): StagedRow {
  const { row, name, phone } = read;
  if (read.kind === "rejected")
    return { row, verdict: "rejected", detail: read.reason, name, isNamed: true, phone, tags: [], attributes: {} };
  const { isNamed, tags, attributes, warnings } = read;
  return {
    row,
    verdict: warnings.length > 0 ? "warning" : null,
    detail: warnings.join("; "),
    name,
    isNamed,
    phone,
    tags,
    attributes,
  };
}
