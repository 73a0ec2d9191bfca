import type { DirectoryRepository, ImportRepository, StagedRow, Tenant } from "@roster/db";
import { DomainError } from "@roster/domain";
import type { ImportOptions, ImportReport } from "@roster/domain/import";
import type { Services } from "../context.ts";
import type { ReadRow } from "./contact-draft.ts";
import { nothingFound } from "./found-out.ts";
import { readContacts } from "./read-contacts.ts";
import { ReasonTally } from "./reason-tally.ts";

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
    const found = nothingFound();
    const reasons = new ReasonTally();
    const region = options.region ?? tenant.defaultRegion;
    const rows = readContacts(bytesOf(content), { ...options, region }, found);
    await imports.stage(importId, stagedRows(rows, reasons));
    const { format, delimiter, headings } = found;
    await imports.seal(importId, {
      format,
      delimiter,
      headings: headings?.map(storable) ?? null,
      reasons: reasons.most(),
    });
  } catch (error) {
    await imports.abandon(importId, error instanceof DomainError ? error.message : "the upload was interrupted");
    throw error;
  }
  await services.imports.storeForAWhile(tenant, importId);
  return reportOf(imports, importId);
}

/** The report of an import that there is. */
export async function reportOf(imports: ImportRepository, importId: string): Promise<ImportReport> {
  const report = await imports.report({ importId });
  if (!report) throw new Error(`import ${importId} has no report`);
  return report;
}

/** A file's content as bytes: a text is one that came whole. */
export async function* bytesOf(content: string | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof content === "string") yield new TextEncoder().encode(content);
  else yield* content;
}

/** PostgreSQL has no NUL. */
const storable = (heading: string) => heading.replaceAll("\u0000", "\u2400");

async function* stagedRows(rows: AsyncIterable<ReadRow>, reasons: ReasonTally): AsyncGenerator<StagedRow> {
  for await (const row of rows) {
    if (row.kind === "rejected") reasons.add(row);
    yield toStaged(row);
  }
}

function toStaged(read: ReadRow): StagedRow {
  const { row, name, phone } = read;
  if (read.kind === "rejected") {
    const { reason: detail, source } = read;
    return { row, verdict: "rejected", detail, name, isNamed: true, phone, tags: [], attributes: {}, source };
  }
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
    source: null,
  };
}
