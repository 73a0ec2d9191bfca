import type { Json } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import {
  addAttribute,
  type ContactDraft,
  judge,
  mobileWords,
  neverPhoneWords,
  nulProblem,
  type PhoneCandidate,
  type ReadContact,
  type ReadRow,
  type Rejection,
  tagsOf,
  unusableRank,
  withSource,
} from "./contact-draft.ts";
import { type Column, columnsOf, unusable, withoutPhone } from "./csv-columns.ts";
import { csvRecords, type Delimiter, delimiterOf } from "./csv-records.ts";
import type { FoundOut } from "./found-out.ts";
import { peekable } from "./peekable.ts";
import type { ReadingOptions } from "./read-contacts.ts";

const between = ":::";
// Excel's own first line says what separates the others.
const announcedDelimiter = /^"?sep=([,;\t])"?$/i;

// A line, or several where a quoted cell has them.
const record = /^(?:(?:^|(?<=[,;\t]))"(?:[^"]|"")*"|[^\r\n])*/;

function firstRecord(text: string): string {
  return record.exec(text.trimStart())?.[0] ?? "";
}

/** The contacts of a CSV text: its first record is the heading, every other one a row. */
export async function* csvContacts(
  text: AsyncIterable<string>,
  options: ReadingOptions,
  found: FoundOut,
): AsyncGenerator<ReadRow> {
  const source = peekable(text);
  const start = await source.peek((begun) => firstRecord(begun).length < begun.trimStart().length);
  const first = firstRecord(start);
  const [, announced] = announcedDelimiter.exec(first) ?? [];
  const delimiter = options.delimiter ?? (announced as Delimiter | undefined) ?? delimiterOf(first);
  found.delimiter = delimiter;
  let isHeadingNext = announced === undefined;
  let columns: Column[] | null = null;
  for await (const { row, cells, problem, text: line } of csvRecords(source, delimiter)) {
    if (cells !== null && !isHeadingNext) isHeadingNext = true;
    else if (columns === null) {
      if (cells === null) throw unusable(`The heading cannot be read: ${problem}.`);
      columns = beginWith(cells, options, found);
    } else if (cells === null) yield withSource(unreadable(row, problem), [line]);
    else {
      found.onCells?.(cells);
      yield withSource(rowOf(columns, { row, cells }, options.region), cells);
    }
  }
}

/** The columns of a heading; what cannot be imported fails here, unless it is only looked at. */
function beginWith(headings: string[], { map }: ReadingOptions, found: FoundOut): Column[] {
  const columns = columnsOf(headings, map);
  found.headings = headings;
  found.columns = columns;
  const failure = withoutPhone(columns, headings);
  if (failure && !found.onProblem) throw failure;
  if (failure) found.onProblem?.(failure.message);
  return columns;
}

function unreadable(row: number, reason: string): Rejection {
  return { kind: "rejected", row, name: "", phone: "", why: "unreadable", reason };
}

function rowOf(
  columns: readonly Column[],
  { row, cells }: { row: number; cells: readonly string[] },
  region: Region,
): ReadContact | Rejection {
  if (cells.some((cell) => cell.includes("\u0000"))) return unreadable(row, nulProblem);
  const draft = draftOf(columns, row, cells);
  if (!("problem" in draft)) return judge(draft, region);
  const name = draft.names.find((candidate) => candidate.trim() !== "") ?? "";
  const phone = draft.phones[0]?.text ?? "";
  return { kind: "rejected", row, name, phone, why: "badAttributes", reason: draft.problem };
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
