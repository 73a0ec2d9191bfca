import type { ImportHistory, RejectedFile, RejectedRow } from "@roster/db";
import { limits } from "@roster/domain";
import { csvLines } from "@roster/domain/csv";
import { escaped, rejectionProperty } from "../export/contacts-vcard.ts";
import { rejectionHeading } from "./csv-columns.ts";

/** First what the file is, then its text piece by piece. */
export type RejectedPiece = { name: string; format: RejectedFile["format"]; count: number } | { text: string };

/**
 * The rejected rows of an import as a file like the one that they come from, with why each is no contact beside it: a CSV with a
 * column more, or vCards with a property more, which an import of the file ignores. Memory holds some rows however many there
 * are. Breaks off where fewer rows came than were counted.
 */
export async function* rejectedPieces(
  history: ImportHistory,
  importId: string,
  file: RejectedFile,
): AsyncGenerator<RejectedPiece, void, void> {
  const { format, count } = file;
  yield { name: nameOf(file), format, count };
  const { begin, textOf } = format === "csv" ? asCsv(file) : asCards;
  if (begin !== "") yield { text: begin };
  let written = 0;
  for await (const rows of history.rejectedRows(importId)) {
    written += rows.length;
    yield { text: textOf(rows) };
  }
  if (written !== count) throw new Error(`${written} rejected rows were written, and ${count} counted`);
}

/** `people.csv` as `people rejected.csv`. */
function nameOf({ fileName, format }: RejectedFile): string {
  const base = fileName.replace(/\.[^.]*$/, "") || "contacts";
  return `${base} rejected.${format === "csv" ? "csv" : "vcf"}`;
}

/** With a byte order mark, by which a spreadsheet knows the encoding, and the separator that the file had. */
function asCsv({ headings, delimiter, width }: RejectedFile) {
  const known = headings ?? [];
  // A file that was downloaded here before has the column already.
  const reasonAt = known.indexOf(rejectionHeading);
  const own = (cells: readonly string[]) => (reasonAt < 0 ? cells : cells.filter((_, index) => index !== reasonAt));
  const columns = Math.max(own(known).length, Math.min(reasonAt < 0 ? width : width - 1, limits.importColumns));
  const lineOf = (cells: readonly string[], reason: string) => {
    const blank = Array<string>(Math.max(0, columns - cells.length)).fill("");
    return [...cells.slice(0, columns), ...blank, reason, ...cells.slice(columns)];
  };
  const lines = (rows: string[][]) => csvLines(rows, delimiter ?? ",");
  return {
    begin: `\ufeff${lines([lineOf(own(known), rejectionHeading)])}`,
    textOf: (rows: readonly RejectedRow[]) => lines(rows.map(({ source, detail }) => lineOf(own(source), detail))),
  };
}

const asCards = {
  begin: "",
  textOf: (rows: readonly RejectedRow[]) =>
    rows.map(({ source, detail }) => cardWith(source[0] ?? "", detail)).join(""),
};

/** A card with a property more at its end, which it is given where it has none. */
function cardWith(card: string, detail: string): string {
  const [, body = card, end = "END:VCARD"] = /^(.*)\r\n([^\r\n]*END\s*:\s*VCARD\s*)$/is.exec(card) ?? [];
  return `${body}\r\n${rejectionProperty}:${escaped(detail)}\r\n${end}\r\n`;
}
