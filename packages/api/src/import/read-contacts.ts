import { DomainError, type ImportEncoding } from "@roster/domain";
import type { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import type { ReadRow } from "./contact-draft.ts";
import { csvContacts } from "./csv-contacts.ts";
import { decodeText } from "./decode-text.ts";
import { type FoundOut, nothingFound } from "./found-out.ts";
import { peekable } from "./peekable.ts";
import { vcardContacts } from "./vcard-contacts.ts";

/** How a file is read: what is left out is found out. */
export type ReadingOptions = Pick<ImportOptions, "map"> &
  Partial<Pick<ImportOptions, "format" | "encoding" | "delimiter">> & { region: Region };

const cardStart = /^\s*(?:[\w-]+\.)?BEGIN:\s*VCARD/i;

/**
 * Reads a file of contacts as it comes: CSV or vCard, in any common encoding. Every row and card is given, as a contact or
 * with the reason why it is none; `found` is told what the file is. Throws `unprocessable` when the file as a whole is neither.
 */
export async function* readContacts(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadingOptions,
  found: FoundOut = nothingFound(),
): AsyncGenerator<ReadRow> {
  const onEncoding = (encoding: ImportEncoding) => {
    found.encoding = encoding;
  };
  const text = peekable(decodeText(bytes, { encoding: options.encoding, onEncoding }));
  const start = (await text.peek((begun) => begun.trimStart().length > 20)).trimStart();
  if (start === "") throw new DomainError("unprocessable", "The file is empty.");
  found.format = options.format ?? (cardStart.test(start) ? "vcard" : "csv");
  yield* found.format === "vcard" ? vcardContacts(text, options.region) : csvContacts(text, options, found);
}
