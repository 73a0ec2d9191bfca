import { clip, DomainError, type Json, limits } from "@roster/domain";
import type { ImportColumn, ImportPreview, PreviewedRow } from "@roster/domain/import-preview";
import type { ReadRow } from "./contact-draft.ts";
import { columnsOf, guessOf, targetsOf, unusable } from "./csv-columns.ts";
import { type FoundOut, nothingFound } from "./found-out.ts";
import { bytesOf } from "./import-file.ts";
import { type ReadingOptions, readContacts } from "./read-contacts.ts";

const samplesOfColumn = 3;

/** Where the part of a file that was sent ends, but not the file. */
class EndOfBeginning extends Error {}

/**
 * Reads the beginning of a file as an import would read it, by the same readers, and says what they make of it. Fails with
 * `unprocessable` where it is no file of contacts, and with `payload_too_large` over 1 MB.
 */
export async function previewFile(
  content: string | AsyncIterable<Uint8Array>,
  { isWhole, ...options }: ReadingOptions & { isWhole: boolean },
): Promise<ImportPreview> {
  const samples: Set<string>[] = [];
  let problem: string | null = null;
  const found: FoundOut = {
    ...nothingFound(),
    onCells: (cells) => addSamples(samples, cells),
    onProblem: (said) => {
      problem = said;
    },
  };
  const first: PreviewedRow[] = [];
  let rows = 0;
  let rejected = 0;
  try {
    for await (const read of readContacts(beginningOf(bytesOf(content), { isWhole }), options, found)) {
      rows += 1;
      if (read.kind === "rejected") rejected += 1;
      if (first.length < limits.importPreviewRows) first.push(previewed(read));
    }
  } catch (error) {
    if (!(error instanceof EndOfBeginning)) throw error;
  }
  const { format, encoding, delimiter, headings } = found;
  if (encoding === null || format === null) throw unusable(tooShort);
  if (format === "csv" && headings === null) throw unusable(isWhole ? "The file has no heading." : tooShort);
  const columns = headings === null ? [] : columnsSeen(headings, options.map, samples);
  return { format, encoding, delimiter, columns, rows, rejected, first, problem };
}

const tooShort =
  "What was sent of the file does not tell what it is: send more of its beginning, or its heading is too long.";

/** The bytes of a beginning. Where the file goes on they end by an error: what is cut off is neither a row nor a letter. */
async function* beginningOf(
  bytes: AsyncIterable<Uint8Array>,
  { isWhole }: { isWhole: boolean },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limits.importPreviewBytes)
      throw new DomainError(
        "payload_too_large",
        `A preview takes the first ${limits.importPreviewBytes / 1024 ** 2} MB of a file, no more.`,
      );
    yield chunk;
  }
  if (!isWhole) throw new EndOfBeginning();
}

function addSamples(samples: Set<string>[], cells: readonly string[]): void {
  for (const [index, cell] of cells.entries()) {
    samples[index] ??= new Set();
    const text = cell.trim();
    if (text !== "" && samples[index].size < samplesOfColumn) samples[index].add(shown(text));
  }
}

function columnsSeen(
  headings: readonly string[],
  map: ReadingOptions["map"],
  samples: readonly Set<string>[],
): ImportColumn[] {
  const targets = targetsOf(headings, map);
  return columnsOf(headings, {}).map((column, index) => ({
    key: column.key,
    heading: shown(headings[index] ?? ""),
    guess: guessOf(column),
    target: targets.get(index) ?? null,
    samples: [...(samples[index] ?? [])],
  }));
}

function previewed(read: ReadRow): PreviewedRow {
  const { row, name, phone } = read;
  if (read.kind === "rejected") return { row, name: shown(name), phone, tags: [], attributes: {}, reason: read.reason };
  const attributes = Object.entries(read.attributes).map(([key, value]) => [key, shown(textOf(value))]);
  return { row, name, phone, tags: read.tags, attributes: Object.fromEntries(attributes), reason: null };
}

const textOf = (value: Json) => (typeof value === "string" ? value : JSON.stringify(value));
const shown = (text: string) => clip(text.replaceAll("\u0000", "\u2400"));
