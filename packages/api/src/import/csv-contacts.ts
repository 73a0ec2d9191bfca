import type { Json } from "@roster/domain";
import type { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import {
  addAttribute,
  type ContactDraft,
  mobileWords,
  neverPhoneWords,
  type PhoneCandidate,
  type ReadRow,
  tagsOf,
  toReadRow,
  uniqueKey,
} from "./contact-draft.ts";
import { type Column, columnsOf } from "./csv-columns.ts";
import { csvRecords, delimiterOf } from "./csv-records.ts";
import { peekable } from "./peekable.ts";

const between = ":::";

/** The contacts of a CSV text: its first record is the heading, every other one a row. */
export async function* csvContacts(
  text: AsyncIterable<string>,
  options: ImportOptions & { region: Region },
): AsyncGenerator<ReadRow> {
  const source = peekable(text);
  const heading = await source.peek((start) => /[\r\n]/.test(start.trimStart()));
  const delimiter = options.delimiter ?? delimiterOf(heading.trimStart().split(/\r\n|\n|\r/, 1)[0] ?? "");
  let columns: Column[] | null = null;
  for await (const record of csvRecords(source, delimiter)) {
    const { row, cells, problem } = record;
    if (cells === null) yield { kind: "rejected", row, name: "", phone: "", reason: problem };
    else if (columns === null) columns = columnsOf(cells, options.map);
    else yield rowOf(columns, { row, cells }, options.region);
  }
}

function rowOf(
  columns: readonly Column[],
  { row, cells }: { row: number; cells: readonly string[] },
  region: Region,
): ReadRow {
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
        phones.push(...phonesOf(cell, column, column.labelColumn === null ? "" : (cells[column.labelColumn] ?? "")));
        break;
      case "tags":
        tags.push(
          ...tagsOf(cell.includes(between) || cell.startsWith("* ") ? cell.split(between) : cell.split(/[;,]/)),
        );
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
    const rank = neverPhoneWords.test(own) ? 3 : column.isMobile || mobileWords.test(own) ? 0 : 2;
    return { text: text.trim(), key: column.key, rank };
  });
}

function addJson(attributes: Map<string, Json>, cell: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(cell);
  } catch {
    return "attributes is not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "attributes is not a JSON object";
  for (const [key, inner] of Object.entries(value as Record<string, Json>))
    attributes.set(
      uniqueKey(key, (taken) => attributes.has(taken)),
      inner,
    );
  return null;
}
