import { stringify } from "csv-stringify/sync";
import type { Json } from "./attributes.ts";
import type { Contact } from "./contact.ts";
import { attributePrefix, exportColumns } from "./vocabulary.ts";

const otherSeparators = /[,;\t\r\n]/;

/** Cells as RFC 4180 lines, just as they are. A cell that another separator would take apart is quoted. */
export function csvLines(rows: readonly (readonly string[])[], delimiter: "," | ";" | "\t" = ","): string {
  return stringify(rows as string[][], { delimiter, record_delimiter: "windows", quoted_match: otherSeparators });
}

interface CsvOptions {
  hasHeading: boolean;
  /** All of `exportColumns` where they are left out. */
  columns?: readonly string[] | undefined;
}

/** Contacts as the lines of a CSV. A cell that a spreadsheet would run as a formula is made harmless by a leading apostrophe. */
export function toCsv(contacts: readonly Contact[], { hasHeading, columns = exportColumns }: CsvOptions): string {
  const rows = contacts.map((contact) => columns.map((column) => harmless(cell(contact, column))));
  return csvLines(hasHeading ? [columns.map(harmless), ...rows] : rows);
}

/** What a contact has in a column; undefined where it has nothing of the kind. */
export function valueIn(contact: Contact, column: string): Json | undefined {
  if (!column.startsWith(attributePrefix)) return contact[column as keyof Contact] as Json | undefined;
  const key = column.slice(attributePrefix.length);
  return Object.hasOwn(contact.attributes, key) ? contact.attributes[key] : undefined;
}

function cell(contact: Contact, column: string): string {
  if (column === "lists") return (contact.lists ?? []).map((list) => list.name).join(" ::: ");
  if (column === "tags") return (contact.tags ?? []).map((tag) => tag.label).join(" ::: ");
  const value = valueIn(contact, column) ?? "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function harmless(value: string): string {
  const isNumber = /^(\+[0-9]+|-[0-9]+(\.[0-9]+)?)$/.test(value);
  return !isNumber && /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
}
