import { ExportContactsInput } from "@roster/domain";
import type { ExportPiece } from "../../export/export-contacts.ts";
import { names, single } from "../query-string.ts";
import { route } from "../route.ts";
import { criteriaParameters, sortParameters } from "./list-contacts.ts";

const types = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson", vcf: "text/vcard; charset=utf-8" };

/** `GET /api/contacts/export`: `contacts.export`, as a file that is sent while it is made. */
export const exportContacts = route({
  method: "GET",
  path: "/api/contacts/export",
  operationId: "exportContacts",
  tag: "Contacts",
  summary: "Export contacts",
  description:
    "Every contact that fits, in order and from one moment, as CSV (lists, tags and attributes in columns; a cell that a spreadsheet would run as a formula begins with an apostrophe), NDJSON (the contract's contact, one a line) or vCard 3.0. `columns` says which columns of a CSV, or members of a line of NDJSON, and in which order. X-Total-Count says how many there are; a file that cannot be whole breaks off before its end, which every HTTP client reports.",
  query: {
    parameters: { ...criteriaParameters, ...sortParameters, format: single("format"), columns: names("columns") },
    schema: ExportContactsInput,
  },
  answers: {
    200: {
      description: "The file.",
      types: ["text/csv", "application/x-ndjson", "text/vcard"],
      headers: ["X-Total-Count"],
    },
  },
  fails: ["query_too_slow"],
  async handle({ query, caller }) {
    const { format = "csv" } = query;
    const pieces = await caller.contacts.export(query);
    const first = await pieces.next();
    const total = !first.done && "total" in first.value ? first.value.total : 0;
    return {
      status: 200,
      headers: {
        "content-type": types[format],
        "content-disposition": `attachment; filename="contacts.${format}"`,
        "x-total-count": String(total),
      },
      stream: texts(pieces),
    };
  },
});

/** The texts of a file that is begun. Not a generator: one that nobody starts could not be ended, and would keep its connection. */
function texts(pieces: AsyncGenerator<ExportPiece, void, void>): AsyncIterableIterator<string, void, void> {
  const iterator: AsyncIterableIterator<string, void, void> = {
    async next() {
      for (;;) {
        const { done, value } = await pieces.next();
        if (done) return { done: true, value: undefined };
        if ("text" in value) return { done: false, value: value.text };
      }
    },
    async return() {
      await pieces.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
