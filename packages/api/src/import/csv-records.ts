import { DomainError, type ImportDelimiter, importDelimiters } from "@roster/domain";
import { type Parser, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";

export type Delimiter = ImportDelimiter;

/** A record, or the text of a line that is none and why. */
export type CsvRecord =
  | { row: number; cells: string[]; problem: null; text: "" }
  | { row: number; cells: null; problem: string; text: string };

const recordBytes = 256 * 1024;
// Blank cells and quotes come on top of what the parser counts.
const unendedBytes = 4 * recordBytes;
const brokenRecords = 1_000;
// What follows a stray quote is parsed again: little at once keeps that cheap.
const bytesAtOnce = 16 * 1024;

/**
 * The records of a CSV text, counted as a spreadsheet does; blank lines are counted and left out. A line with stray quotes
 * is read by itself; one that is over 256 KB, or whose quote is never closed, is given with its problem, and reading goes on at the next.
 */
export async function* csvRecords(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<CsvRecord> {
  let reader = new RecordReader(delimiter, 0);
  let broken = 0;
  let isInBrokenLine = false;
  const feed = async function* (bytes: Buffer): AsyncGenerator<CsvRecord> {
    let rest = isInBrokenLine ? afterLine(bytes) : bytes;
    isInBrokenLine = rest === null;
    while (rest !== null && !(await reader.read(rest))) {
      yield* recover();
      rest = afterLine(reader.pending);
      isInBrokenLine = rest === null;
      reader = new RecordReader(delimiter, reader.row + 1);
    }
    yield* reader.take();
  };
  const recover = function* (): Generator<CsvRecord> {
    yield* reader.take();
    const row = reader.row + 1;
    const { text, isWhole } = lineOf(reader.pending);
    const cells = leniently(text, delimiter);
    if (cells !== null) {
      yield isWhole
        ? { row, cells, problem: null, text: "" }
        : { row, cells: null, problem: "this line is over 256 KB", text };
      return;
    }
    yield {
      row,
      cells: null,
      problem: `a quote is opened in this line and ${reader.isTooLarge ? "not closed within 256 KB" : "never closed"}`,
      text,
    };
    broken += 1;
    if (broken > brokenRecords)
      throw new DomainError(
        "unprocessable",
        "The file is no CSV: over 1,000 of its lines open a quote that is never closed.",
      );
  };

  for await (const chunk of text) {
    const bytes = Buffer.from(chunk);
    for (let at = 0; at < bytes.length; at += bytesAtOnce) yield* feed(bytes.subarray(at, at + bytesAtOnce));
  }
  while (!(await reader.finish())) {
    yield* recover();
    const rest = afterLine(reader.pending) ?? Buffer.alloc(0);
    reader = new RecordReader(delimiter, reader.row + 1);
    yield* feed(rest);
  }
  yield* reader.take();
}

/** A line by itself, its stray quotes taken for text; null where one is never closed. */
function leniently(line: string, delimiter: Delimiter): string[] | null {
  try {
    const [cells = null] = parseSync(line, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
    return cells;
  } catch {
    return null;
  }
}

/** The first line, as much of it as a record may have. */
function lineOf(bytes: Buffer): { text: string; isWhole: boolean } {
  const lineEnd = endOfLine(bytes);
  const length = lineEnd < 0 ? bytes.length : lineEnd;
  return { text: bytes.toString("utf8", 0, Math.min(length, recordBytes)), isWhole: length <= recordBytes };
}

function endOfLine(bytes: Buffer): number {
  return bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
}

/** What follows the first line; null while its end has not come yet. */
function afterLine(bytes: Buffer): Buffer | null {
  const lineEnd = endOfLine(bytes);
  if (lineEnd < 0) return null;
  const isCrLf = bytes[lineEnd] === 0x0d && bytes[lineEnd + 1] === 0x0a;
  return bytes.subarray(lineEnd + (isCrLf ? 2 : 1));
}

/** One run of the parser, which remembers the bytes that are no record yet. */
class RecordReader {
  row: number;
  readonly #parser: Parser;
  readonly #startRow: number;
  #ready: CsvRecord[] = [];
  /** The bytes since the last record. */
  pending: Buffer = Buffer.alloc(0);
  #pendingFrom = 0;
  #hasFailed = false;
  /** Whether the record is over its limit. */
  isTooLarge = false;
  #resolve = () => {};

  constructor(delimiter: Delimiter, startRow: number) {
    this.row = startRow;
    this.#startRow = startRow;
    this.#parser = parse({
      delimiter,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: recordBytes,
      on_record: (cells: string[], { bytes, records }) => {
        this.row = this.#startRow + records;
        this.pending = this.pending.subarray(bytes - this.#pendingFrom);
        this.#pendingFrom = bytes;
        if (cells.some((cell) => cell.trim() !== ""))
          this.#ready.push({ row: this.row, cells, problem: null, text: "" });
        return null;
      },
    });
    this.#parser.on("error", ({ code }: Error & { code?: string }) => {
      this.isTooLarge = code === "CSV_MAX_RECORD_SIZE";
      this.#hasFailed = true;
      this.#resolve();
    });
    this.#parser.resume();
  }

  /** False when the parser met a record that it cannot read. */
  async read(bytes: Buffer): Promise<boolean> {
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes;
    if (!(await this.#settled((done) => this.#parser.write(bytes, done)))) return false;
    this.isTooLarge = this.pending.length > unendedBytes;
    return !this.isTooLarge;
  }

  finish(): Promise<boolean> {
    return this.#settled((done) => this.#parser.end(done));
  }

  take(): CsvRecord[] {
    const taken = this.#ready;
    this.#ready = [];
    return taken;
  }

  async #settled(work: (done: () => void) => void): Promise<boolean> {
    await new Promise<void>((resolve) => {
      this.#resolve = resolve;
      work(resolve);
    });
    return !this.#hasFailed;
  }
}

/** The delimiter of a heading line: whichever of comma, semicolon and tab it has most, outside quotes. */
export function delimiterOf(heading: string): Delimiter {
  const bare = heading.replace(/"[^"]*"/g, "");
  const counts = importDelimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ",";
}
