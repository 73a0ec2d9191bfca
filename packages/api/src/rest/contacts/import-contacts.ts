import { DomainError, type Fault } from "@roster/domain";
import { GetImportInput, ImportOptions, ImportReport } from "@roster/domain/import";
import { z } from "zod";
import { faultsOf } from "../../faults.ts";
import type { Answer } from "../answer.ts";
import { examples } from "../examples.ts";
import { flag, integer, optionalText, type Parameters, repeated, single } from "../query-string.ts";
import { type FileBody, type RestRequest, route } from "../route.ts";
import { readUpload } from "./uploaded-file.ts";

const delimiters: Record<string, string> = { comma: ",", semicolon: ";", tab: "\t" };
const delimiterOf = (value: string) => delimiters[value] ?? value;

/** The string side of how a file is read. A mapping is `map=Heading:target`, repeated. */
export const readingParameters: Parameters = {
  format: single("format"),
  encoding: single("encoding"),
  delimiter: {
    ...single("delimiter", (value) => ({ value: delimiterOf(value) })),
    wire: { type: "string", enum: Object.keys(delimiters) },
  },
  map: {
    key: "map",
    style: "repeated",
    wire: { type: "array", items: { type: "string", examples: ["Full name:name"] } },
    read: (values) => ({ value: Object.fromEntries(values.map(mapping)) }),
  },
  region: single("region"),
};

/** The string side of `ImportOptions`. */
export const importContactsParameters: Parameters = {
  file_name: optionalText("fileName"),
  ...readingParameters,
  on_conflict: single("onConflict"),
  list_id: repeated("listIds"),
  import_id: single("importId"),
  dry_run: flag("dryRun"),
};

function mapping(text: string): [string, string] {
  const colon = text.lastIndexOf(":");
  return [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
}

const file: FileBody = {
  kind: "file",
  description:
    "A CSV or vCard file as it is, or as the only file of a form, of at most 1 GB. It is read as it arrives.",
};
/** The report as an answer. */
export const report = { schema: ImportReport, example: examples.report };

/** `POST /api/contacts/import`: `contacts.import` of a body that is streamed. 202 while it runs. */
export const importContacts = route({
  method: "POST",
  path: "/api/contacts/import",
  operationId: "importContacts",
  tag: "Contacts",
  summary: "Import a file of contacts",
  description:
    "Reads a CSV or vCard file that an address book or a spreadsheet wrote, and answers what became of every row. With `dry_run=true` it only says what would become of each. A long import is answered with 202 while it runs.",
  query: { parameters: importContactsParameters, schema: ImportOptions },
  body: file,
  answers: {
    200: { description: "The report.", ...report },
    202: {
      description: "It is being stored; Location tells how far it is.",
      headers: ["Location"],
      schema: ImportReport,
      example: { ...examples.report, state: "running", created: 8 },
    },
  },
  fails: ["conflict", "unprocessable"],
  async handle(request) {
    await using upload = await readUpload(request, file);
    const fileName = request.query.fileName || upload.name;
    const made = await request.caller.contacts.import({ ...request.query, fileName, content: upload.content });
    return reported(made);
  },
});

/** `GET /api/contacts/import/{id}`: `contacts.getImport`. */
export const getImport = route({
  method: "GET",
  path: "/api/contacts/import/{id}",
  operationId: "getImport",
  tag: "Contacts",
  summary: "See how far an import is",
  description:
    "The report of an import, while it runs and afterwards, with at most 1,000 of its issues: `after_row` gives those that follow.",
  pathParameters: {
    id: { description: "The `importId` of a report, or the one that was chosen for it.", key: "importId" },
  },
  query: {
    parameters: { after_row: integer("afterRow"), verdict: repeated("verdicts") },
    schema: GetImportInput,
  },
  answers: { 200: { description: "The report.", ...report } },
  fails: ["not_found"],
  handle: async ({ query, caller }) => ({ status: 200, body: await caller.contacts.getImport(query) }),
});

const form: FileBody = {
  ...file,
  description: "A form with a CSV file, and options as fields beside it.",
  fields: {
    delimiter: "The sign between columns.",
    listIds: "A JSON array of the lists that every contact is put on.",
  },
};

const bulkImport = (path: string, operationId: string) =>
  route({
    method: "POST",
    path,
    operationId,
    tag: "Contacts",
    summary: "Import a form, as Wapikit's clients do",
    description: "The same import, with its options as fields of the form.",
    body: form,
    answers: {
      200: {
        description: "The report.",
        schema: z.strictObject({ message: z.string(), ...ImportReport.shape }),
        example: { message: "22 rows read: 16 created, 0 updated, 5 rejected.", ...examples.report },
      },
      202: {
        description: "It is being stored; Location tells how far it is.",
        headers: ["Location"],
        schema: z.strictObject({ message: z.string(), ...ImportReport.shape }),
        example: {
          message: "22 rows read: 8 are dealt with so far, the others are being stored.",
          ...examples.report,
          state: "running",
        },
      },
    },
    fails: ["unprocessable"],
    handle: importForm,
  });

/** `POST /api/contacts/bulk-import` and `bulkImport`: Wapikit's two names of `contacts.import`. */
export const bulkImports = [
  bulkImport("/api/contacts/bulk-import", "importForm"),
  bulkImport("/api/contacts/bulkImport", "importFormByItsOtherName"),
];

async function importForm(request: RestRequest): Promise<Answer> {
  await using upload = await readUpload(request, form);
  const { delimiter, listIds } = upload.fields;
  const given = {
    fileName: upload.name,
    ...(delimiter ? { delimiter: delimiterOf(delimiter) } : {}),
    ...(listIds ? { listIds: jsonOf(listIds) } : {}),
  };
  const parsed = ImportOptions.safeParse(given);
  if (parsed.error) throw DomainError.invalid(faultsOf(parsed.error, { in: "body" }));
  const made = await request.caller.contacts.import({ ...parsed.data, content: upload.content });
  return { ...reported(made), body: { message: messageOf(made), ...made } };
}

function messageOf({ state, read, created, updated, unchanged, restored, duplicate, rejected }: ImportReport): string {
  if (state !== "running") return `${read} rows read: ${created} created, ${updated} updated, ${rejected} rejected.`;
  const stored = created + updated + unchanged + restored + duplicate + rejected;
  return `${read} rows read: ${stored} are dealt with so far, the others are being stored.`;
}

/** An import's report, or where it will be told. */
export function reported(made: ImportReport): Answer {
  if (made.state !== "running") return { status: 200, body: made };
  return { status: 202, headers: { location: `/api/contacts/import/${made.importId}` }, body: made };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault: Fault = { in: "body", name: "listIds", code: "malformed", detail: "must be a JSON array of UUIDs" };
    throw DomainError.invalid([fault]);
  }
}
