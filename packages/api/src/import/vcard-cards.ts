import { clip } from "@roster/domain";
import { oneLine } from "./contact-draft.ts";
import { type Property, parseProperty } from "./vcard-lines.ts";

export interface Card {
  /** Counted from 1. */
  row: number;
  properties: Property[];
  problem: string | null;
  /** Whether its end is missing. */
  isCutOff: boolean;
  /** Its lines as they are in the file, without those of pictures and keys, and without what is beyond 1 Mi characters. */
  source: string[];
}

const lineCharacters = 256 * 1024;
const cardProperties = 10_000;
const sourceCharacters = 1024 * 1024;
// Pictures and keys are no contact data, and may be megabytes: they are read past, unless the value is where they are.
const binaryNames = new Set(["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-OL-DESIGN"]);

/** The cards of a vCard text (2.1, 3.0 and 4.0), unfolded. A card whose end is missing ends where the next begins. */
export async function* vcardCards(text: AsyncIterable<string>): AsyncGenerator<Card> {
  const reader = new CardReader();
  for await (const line of physicalLines(text)) {
    const card = reader.read(line);
    if (card) yield card;
  }
  yield* reader.finish();
}

class CardReader {
  #row = 0;
  #card: Card | null = null;
  /** How deep in cards within the card (AGENT): those are left out. */
  #depth = 0;
  #line: LogicalLine | null = null;
  #sourceLength = 0;

  read(line: string): Card | null {
    if (this.#line?.goesOnWith(line)) {
      this.#line.add(line);
      return null;
    }
    // A blank line says nothing: some programs end each line twice.
    if (line.trim() === "") return null;
    const ended = this.#endLine();
    this.#line = new LogicalLine(line);
    return ended;
  }

  finish(): Card[] {
    return [this.#endLine(), this.#endCard({ isCutOff: true })].filter((card) => card !== null);
  }

  #endLine(): Card | null {
    const ended = this.#line;
    this.#line = null;
    if (ended === null || ended.isBinary) return null;
    if (ended.isOverlong) {
      if (this.#card) this.#card.problem ??= "a line of it is over 256 KB";
      return null;
    }
    const line = ended.text;
    const bare = line.trim().toUpperCase().replace(/\s/g, "");
    if (bare.endsWith("BEGIN:VCARD")) return this.#beginCard(ended.lines);
    this.#keep(ended.lines);
    if (bare.endsWith("END:VCARD")) {
      if (this.#depth === 0) return this.#endCard();
      this.#depth -= 1;
      return null;
    }
    if (this.#card && this.#depth === 0) this.#addProperty(this.#card, line);
    return null;
  }

  /** Adds lines to what the card was in its file. */
  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      this.#sourceLength += line.length;
      if (this.#sourceLength <= sourceCharacters) this.#card?.source.push(line);
    }
  }

  #beginCard(lines: readonly string[]): Card | null {
    const isAgent = this.#card?.properties.at(-1)?.name === "AGENT";
    if (isAgent) {
      this.#depth += 1;
      this.#keep(lines);
      return null;
    }
    const unfinished = this.#endCard({ isCutOff: true });
    this.#row += 1;
    this.#card = { row: this.#row, properties: [], problem: null, isCutOff: false, source: [] };
    this.#sourceLength = 0;
    this.#keep(lines);
    return unfinished;
  }

  #endCard({ isCutOff = false } = {}): Card | null {
    const card = this.#card;
    this.#card = null;
    this.#depth = 0;
    return card && { ...card, isCutOff };
  }

  #addProperty(card: Card, line: string): void {
    if (card.properties.length >= cardProperties) {
      card.problem ??= "it has over 10,000 lines";
      return;
    }
    const property = parseProperty(line);
    if (property) card.properties.push(property);
    else card.problem ??= `it has a line that is no vCard property: ${clip(oneLine(line), 60)}`;
  }
}

/** A line as it is unfolded. What its beginning says of how it goes on is found out once, however long it becomes. */
class LogicalLine {
  readonly isBinary: boolean;
  isOverlong = false;
  /** As they are in the file; none where the value is read past. */
  lines: string[] = [];
  #parts: string[] = [];
  #length = 0;
  #last = "";
  /** Null until the colon that ends the header has come. */
  #isQuotedPrintable: boolean | null = null;

  constructor(line: string) {
    this.isBinary = isBinary(line);
    this.#append(line);
    this.#keep(line);
  }

  get text(): string {
    return this.#parts.join("");
  }

  goesOnWith(line: string): boolean {
    if (/^[ \t]/.test(line)) return true;
    if (this.isBinary) return line.trim() !== "" && !/^[\w-]+(\.[\w-]+)?[;:]/.test(line);
    // A quoted-printable line goes on after a soft break; some programs forget the break and begin with an escape.
    return this.#isQuotedPrintable === true && (this.#last.endsWith("=") || /^=[0-9A-F]{2}/i.test(line));
  }

  add(line: string): void {
    this.#keep(line);
    if (this.#isQuotedPrintable && this.#last.endsWith("=")) {
      if (!this.isOverlong) this.#parts.push(this.#parts.pop()?.slice(0, -1) ?? "");
      this.#append(line);
    } else this.#append(/^[ \t]/.test(line) ? line.slice(1) : line);
  }

  #keep(line: string): void {
    if (this.isBinary) return;
    if (this.isOverlong) this.lines = [];
    else this.lines.push(line);
  }

  #append(part: string): void {
    this.#last = part;
    this.#length += part.length;
    this.isOverlong ||= this.#length > lineCharacters;
    if (this.isBinary || this.isOverlong) return;
    this.#parts.push(part);
    if (this.#isQuotedPrintable === null && part.includes(":"))
      this.#isQuotedPrintable = /;(ENCODING=)?"?QUOTED-PRINTABLE/i.test(this.text.slice(0, this.text.indexOf(":")));
  }
}

function isBinary(line: string): boolean {
  const [, name = "", parameters = "", value = ""] = /^(?:[\w-]+\.)?([\w-]+)([^:]*):?(.*)/.exec(line) ?? [];
  if (/ENCODING="?(b|base64)\b|;base64\b/i.test(parameters) || /^data:/i.test(value)) return true;
  return (
    binaryNames.has(name.toUpperCase()) &&
    !/VALUE="?(uri|url|text)\b/i.test(parameters) &&
    !/^[a-z][\w+.-]*:/i.test(value)
  );
}

async function* physicalLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = (lines.pop() ?? "").slice(0, lineCharacters + 1);
    yield* lines;
  }
  yield rest.replace(/\r$/, "");
}
