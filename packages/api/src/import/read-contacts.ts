import { DomainError } from "@roster/domain";
import type { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import type { ReadRow } from "./contact-draft.ts";
import { csvContacts } from "./csv-contacts.ts";
import { decodeText } from "./decode-text.ts";
import { peekable } from "./peekable.ts";
import { vcardContacts } from "./vcard-contacts.ts";

const cardStart = /^\s*(?:[\w-]+\.)?BEGIN:\s*VCARD/i;

/**
 * Reads a file of contacts as it comes: CSV or vCard, in any common encoding. Every row and card is given, as a contact or
 * with the reason why it is none. Throws `unprocessable` when the file as a whole is neither.
 */
export async function* readContacts(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions & { region: Region },
): AsyncGenerator<ReadRow> {
  const text = peekable(decodeText(bytes));
  const start = (await text.peek((begun) => begun.trimStart().length > 20)).trimStart();
  if (start === "") throw new DomainError("unprocessable", "The file is empty.");
  const format = options.format ?? (cardStart.test(start) ? "vcard" : "csv");
  yield* format === "vcard" ? vcardContacts(text, options.region) : csvContacts(text, options);
}
