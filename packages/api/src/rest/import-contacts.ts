import { DomainError } from "@roster/domain";
import { ImportOptions } from "@roster/domain/import";
import { faultsOf } from "../faults.ts";
import type { Answer } from "./answer.ts";
import { idIn } from "./ids.ts";
import {
  nameIn,
  optionalText,
  type Parameters,
  readQuery,
  refuseParameters,
  repeated,
  single,
} from "./query-string.ts";
import type { RestRequest } from "./rest-request.ts";
import { uploadedFile } from "./uploaded-file.ts";

const delimiters: Record<string, string> = { comma: ",", semicolon: ";", tab: "\t" };

/** The string side of `ImportOptions`. A mapping is `map=Heading:target`, repeated. */
export const importContactsParameters: Parameters = {
  file_name: optionalText("fileName"),
  format: single("format"),
  delimiter: single("delimiter", (value) => ({ value: delimiters[value] ?? value })),
  map: { key: "map", read: (values) => ({ value: Object.fromEntries(values.map(mapping)) }) },
  region: single("region"),
  on_conflict: single("onConflict"),
  list_id: repeated("listIds"),
  import_id: single("importId"),
};

function mapping(text: string): [string, string] {
  const colon = text.lastIndexOf(":");
  return [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
}

const nameOf = nameIn(importContactsParameters);

/** `POST /api/contacts/import`: `contacts.import` of a body that is streamed, as it is or as a multipart form's file. 202 while it runs. */
export async function importContacts(request: RestRequest): Promise<Answer> {
  const { input, faults } = readQuery(request.url.searchParams, importContactsParameters);
  const parsed = ImportOptions.safeParse(input);
  const all = [...faults, ...(parsed.success ? [] : faultsOf(parsed.error, { in: "query", nameOf }))];
  if (all.length > 0 || !parsed.success) throw DomainError.invalid(all);
  const file = await uploadedFile(request.incoming);
  const fileName = parsed.data.fileName || file.name;
  const report = await request.caller.contacts.import({ ...parsed.data, fileName, content: file.content });
  if (report.state === "done") return { status: 200, body: report };
  return { status: 202, headers: { location: `/api/contacts/import/${report.importId}` }, body: report };
}

/** `GET /api/contacts/import/{id}`: `contacts.getImport`. */
export async function getImport(request: RestRequest): Promise<Answer> {
  refuseParameters(request.url.searchParams);
  return { status: 200, body: await request.caller.contacts.getImport({ importId: idIn(request.path, "id") }) };
}
