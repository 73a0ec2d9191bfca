import { limits } from "@roster/domain";
import { ImportPage, ListImportsInput, WatchImportInput } from "@roster/domain/import";
import { ImportPreview, PreviewImportInput } from "@roster/domain/import-preview";
import type { RejectedPiece } from "../../import/rejected-file.ts";
import { examples } from "../examples.ts";
import { pageOf, pagingParameters } from "../paging.ts";
import { flag } from "../query-string.ts";
import { type FileBody, route } from "../route.ts";
import { wirePage } from "../wire.ts";
import { readingParameters, report, reported } from "./import-contacts.ts";
import { readUpload } from "./uploaded-file.ts";

const ofImport = { id: { description: "The `importId` of a report." } };

const beginning: FileBody = {
  kind: "file",
  description: `The beginning of a CSV or vCard file, of at most ${limits.importPreviewBytes / 1024 ** 2} MB.`,
};

/** `POST /api/contacts/imports/preview`: `contacts.previewImport`. */
export const previewImport = route({
  method: "POST",
  path: "/api/contacts/imports/preview",
  operationId: "previewImport",
  tag: "Contacts",
  summary: "See what a file is",
  description:
    "What the beginning of a file says of the whole one: its format, encoding and columns with what each is taken for, and how the first rows would be read. The same readers read it that an import has. Nothing is stored.",
  query: { parameters: { ...readingParameters, is_whole: flag("isWhole") }, schema: PreviewImportInput },
  body: beginning,
  answers: { 200: { description: "What it is.", schema: ImportPreview, example: examples.importPreview } },
  async handle(request) {
    await using upload = await readUpload(request, beginning);
    const body = await request.caller.contacts.previewImport({ ...request.query, content: upload.content });
    return { status: 200, body };
  },
});

/** `GET /api/contacts/imports`: `contacts.listImports`. */
export const listImports = route({
  method: "GET",
  path: "/api/contacts/imports",
  operationId: "listImports",
  tag: "Contacts",
  summary: "List imports",
  description: "Imports and dry runs with their counts, who began them and when, newest first.",
  query: { parameters: { ...pagingParameters, dry_run: flag("dryRun") }, schema: ListImportsInput },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(ImportPage),
      isHashed: true,
      headers: ["Link"],
      example: { imports: [examples.importSummary], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.contacts.listImports(query)),
});

/** `POST /api/contacts/imports/{id}/start`: `contacts.startImport`. */
export const startImport = route({
  method: "POST",
  path: "/api/contacts/imports/{id}/start",
  operationId: "startImport",
  tag: "Contacts",
  summary: "Store what a dry run judged",
  description: `Imports the file of a dry run with the options that it had; the file is not sent again. Possible once, within ${limits.dryRunHours} hours.`,
  pathParameters: { id: { description: "The `importId` of the dry run." } },
  answers: {
    200: { description: "The report.", ...report },
    202: {
      description: "It is being stored; Location tells how far it is.",
      headers: ["Location"],
      schema: report.schema,
      example: { ...examples.report, state: "running", created: 8 },
    },
  },
  fails: ["not_found", "conflict"],
  handle: async ({ id, caller }) => reported(await caller.contacts.startImport({ importId: id })),
});

/** `GET /api/contacts/imports/{id}/progress`: `contacts.watchImport`, a line of JSON for each step. */
export const watchImport = route({
  method: "GET",
  path: "/api/contacts/imports/{id}/progress",
  operationId: "watchImport",
  tag: "Contacts",
  summary: "Watch an import",
  description:
    "NDJSON that is sent as things happen: first where the import stands, then a line whenever that changes, the last one when it is done or has failed. Each line is a report without its issues.",
  pathParameters: { id: { ...ofImport.id, key: "importId" } },
  query: { parameters: { is_expected: flag("isExpected") }, schema: WatchImportInput },
  answers: { 200: { description: "The steps.", types: ["application/x-ndjson"] } },
  fails: ["not_found"],
  async handle({ query, caller }) {
    const summaries = await caller.contacts.watchImport(query);
    return {
      status: 200,
      headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
      stream: linesOf(summaries),
      isLive: true,
    };
  },
});

/** `GET /api/contacts/imports/{id}/rejected`: `contacts.exportRejected`, as a file that is sent while it is made. */
export const exportRejected = route({
  method: "GET",
  path: "/api/contacts/imports/{id}/rejected",
  operationId: "exportRejected",
  tag: "Contacts",
  summary: "Download the rejected rows",
  description:
    "Every row that was rejected, as it was in its file, and why: a CSV with a column more, or vCards with a property more. An import of the file ignores what was added, so that it can be mended and sent again.",
  pathParameters: ofImport,
  answers: {
    200: { description: "The file.", types: ["text/csv", "text/vcard"], headers: ["X-Total-Count"] },
  },
  fails: ["not_found"],
  async handle({ id, caller }) {
    const pieces = await caller.contacts.exportRejected({ importId: id });
    const { value: first } = await pieces.next();
    if (!first || !("name" in first)) throw new Error("a file of rejected rows began without its name");
    return {
      status: 200,
      headers: {
        "content-type": `${first.format === "csv" ? "text/csv" : "text/vcard"}; charset=utf-8`,
        "content-disposition": `attachment; filename*=UTF-8''${encoded(first.name)}`,
        "x-total-count": String(first.count),
      },
      stream: textsOf(pieces),
    };
  },
});

/** RFC 8187: what `encodeURIComponent` leaves beside letters and digits is escaped too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<string, void, void> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

async function* textsOf(pieces: AsyncIterable<RejectedPiece>): AsyncGenerator<string, void, void> {
  for await (const piece of pieces) if ("text" in piece) yield piece.text;
}
