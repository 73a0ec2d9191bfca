import type { Json } from "@roster/domain";
import type { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import {
  addAttribute,
  type ContactDraft,
  mobileWords,
  neverPhoneWords,
  nulProblem,
  type PhoneCandidate,
  type ReadRow,
  tagsOf,
  toReadRow,
  unusableRank,
} from "./contact-draft.ts";
import { type Column, columnsOf } from "./csv-columns.ts";
import { csvRecords, type Delimiter, delimiterOf } from "./csv-records.ts";
import { peekable } from "./peekable.ts";

const between = ":::";
// Excel's own first line says what separates the others.
const announcedDelimiter = /^"?sep=([,;\t])"?$/i;

/** The contacts of a CSV text: its first record is the heading, every other one a row. */
export async function* csvContacts(
  text: AsyncIterable<string>,
  options: ImportOptions & { region: Region },
): AsyncGenerator<ReadRow> {
  const source = peekable(text);
  const start = await source.peek((begun) => /[\r\n]/.test(begun.trimStart()));
  const firstLine = start.trimStart().split(/\r\n|\n|\r/, 1)[0] ?? "";
  const [, announced] = announcedDelimiter.exec(firstLine) ?? [];
  const delimiter = options.delimiter ?? (announced as Delimiter | undefined) ?? delimiterOf(firstLine);
  let isHeadingNext = announced === undefined;
  let columns: Column[] | null = null;
  for await (const record of csvRecords(source, delimiter)) {
    const { row, cells, problem } = record;
    if (cells === null) yield { kind: "rejected", row, name: "", phone: "", reason: problem };
    else if (!isHeadingNext) isHeadingNext = true;
    else if (columns === null) columns = columnsOf(cells, options.map);
    else yield rowOf(columns, { row, cells }, options.region);
  }
}

function rowOf(
  columns: readonly Column[],
  { row, cells }: { row: number; cells: readonly string[] },
  region: Region,
): ReadRow {
  if (cells.some((cell) => cell.includes("\u0000")))
    return { kind: "rejected", row, name: "", phone: "", reason: nulProblem };
  const draft = draftOf(columns, row, cells);
  if (!("problem" in draft)) return toReadRow(draft, region);
  const name = draft.names.find((candidate) => candidate.trim() !== "") ?? "";
  return { kind: "rejected", row, name, phone: draft.phones[0]?.text ?? "", reason: draft.problem };
}

function draftOf(
  columns: readonly Column[],
  row: number,
  cells: readonly string[],
): ContactDraft | (ContactDraft & { problem: string }) {
  const parts: Partial<Record<string, string>> = {};
  const phones: PhoneCandidate[] = [];
  const tags: string[] = [];
  const attributes = new Map<string, Json>();
  let problem: string | null = null;
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (cell === "") continue;
    switch (column.kind) {
      case "name":
        parts[column.part] ??= cell;
        if (column.part === "company") addAttribute(attributes, column.key, cell);
        break;
      case "phone":
        for (const phone of phonesOf(
          cell,
          column,
          column.labelColumn === null ? "" : (cells[column.labelColumn] ?? ""),
        ))
          if (phone.rank < unusableRank) phones.push(phone);
          else addAttribute(attributes, phone.key, phone.text);
        break;
      case "tags":
        tags.push(...tagsOf(cell.split(column.isGoogle || cell.includes(between) ? between : /[;,]/)));
        break;
      case "json":
        problem ??= addJson(attributes, cell);
        break;
      case "attribute":
        addAttribute(attributes, column.key, cell);
        break;
      default:
    }
  }
  for (const [extra, cell] of cells.slice(columns.length).entries()) {
    if (cell.trim() !== "") addAttribute(attributes, `Column ${columns.length + extra + 1}`, cell.trim());
  }
  const { full = "", prefix, first, middle, last, suffix, company = "" } = parts;
  const composed =
    first || last
      ? [prefix, first, middle, last, suffix].filter(Boolean).join(" ")
      : [middle, suffix].filter(Boolean).join(" ");
  const draft = { row, names: [full, composed, company], phones, tags, attributes };
  return problem === null ? draft : { ...draft, problem };
}

function phonesOf(cell: string, column: { key: string; isMobile: boolean }, label: string): PhoneCandidate[] {
  const labels = label.split(between);
  return cell.split(between).map((text, index) => {
    const own = labels[index] ?? labels[0] ?? "";
    if (neverPhoneWords.test(own))
      return { text: text.trim(), key: `${column.key} (${own.trim()})`, rank: unusableRank };
    return { text: text.trim(), key: column.key, rank: column.isMobile || mobileWords.test(own) ? 0 : 2 };
  });
}

function addJson(attributes: Map<string, Json>, cell: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(cell, exactly);
  } catch {
    return "attributes is not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "attributes is not a JSON object";
  for (const [key, inner] of Object.entries(value as Record<string, Json>)) addAttribute(attributes, key, inner);
  return null;
}

/** A number that JavaScript would round or lose stays the text that it was. */
function exactly(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  if (typeof value !== "number" || source === undefined) return value;
  return Number.isFinite(value) && digitsOf(source) === digitsOf(String(value)) ? value : source;
}

/** The digits that count: without sign, point, exponent and outer zeros. */
function digitsOf(number: string): string {
  return number
    .replace(/e.*/i, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
}
