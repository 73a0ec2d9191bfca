import { stringify } from "csv-stringify/sync";
import type { Contact } from "./contact.ts";

/** The columns of a file of contacts. */
export const csvColumns = [
  "uniqueId",
  "name",
  "phone",
  "status",
  "lists",
  "tags",
  "attributes",
  "lastMessageAt",
  "createdAt",
  "updatedAt",
] as const;

const otherSeparators = /[;\t\r\n]/;

/**
 * Contacts as RFC 4180 lines. A cell that a spreadsheet would run as a formula is made harmless by a leading apostrophe, and one
 * that it would take apart at another separator is quoted.
 */
export function toCsv(contacts: readonly Contact[], { hasHeading }: { hasHeading: boolean }): string {
  const rows = contacts.map((contact) => csvColumns.map((column) => harmless(cell(contact, column))));
  return stringify(rows, {
    columns: [...csvColumns],
    header: hasHeading,
    record_delimiter: "windows",
    quoted_match: otherSeparators,
  });
}

function cell(contact: Contact, column: (typeof csvColumns)[number]): string {
  switch (column) {
    case "lists":
      return (contact.lists ?? []).map((list) => list.name).join(" ::: ");
    case "tags":
      return (contact.tags ?? []).map((tag) => tag.label).join(" ::: ");
    case "attributes":
      return JSON.stringify(contact.attributes);
    case "phone":
      return contact.phone;
    default:
      return contact[column] ?? "";
  }
}

function harmless(value: string): string {
  const isPhone = /^\+[0-9]+$/.test(value);
  return !isPhone && /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
}
