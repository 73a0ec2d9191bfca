import { DomainError, type ImportEncoding } from "@roster/domain";

/** How much of a file tells its encoding. */
const sampleBytes = 512;

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

interface Decoding {
  /** Found out from the file where it is left out. */
  encoding?: ImportEncoding | undefined;
  /** Told what it is, and again where it turns out to be another one. */
  onEncoding?: (encoding: ImportEncoding) => void;
}

/** Bytes of a text file as text, in whatever encoding it is, as they come. Throws `unprocessable` for what is no text. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, onEncoding = () => {} }: Decoding = {},
): AsyncGenerator<string> {
  const decoderFor = (start: Uint8Array) => decoderOf(start, encoding, onEncoding);
  let decoder: Decoder | null = null;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const block = held.length > 0 ? concat(held, chunk) : chunk;
    if (decoder === null && block.length < sampleBytes) {
      held = block;
      continue;
    }
    held = new Uint8Array();
    decoder ??= decoderFor(block);
    yield decoder.decode(block, false);
  }
  decoder ??= decoderFor(held);
  yield decoder.decode(held, true);
}

function notText(): DomainError {
  return new DomainError(
    "unprocessable",
    "This is not a text file. Save a spreadsheet as CSV first, or export vCards.",
  );
}

interface Decoder {
  decode: (chunk: Uint8Array, isLast: boolean) => string;
}

function decoderOf(
  start: Uint8Array,
  asked: ImportEncoding | undefined,
  onEncoding: (encoding: ImportEncoding) => void,
): Decoder {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) throw notText();
  const encoding = asked ?? encodingOf(start);
  onEncoding(encoding);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  // A NUL further on spoils its own row alone.
  if (!isWide && start.subarray(0, sampleBytes).includes(0)) throw notText();
  if (asked === undefined && encoding === "utf-8") return new LenientUtf8(() => onEncoding("windows-1252"));
  const decoder = new TextDecoder(encoding);
  return { decode: (chunk, isLast) => decoder.decode(chunk, { stream: !isLast }) };
}

function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const sample = start.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 5;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : "utf-8";
}

/**
 * UTF-8 that turns into Windows-1252 at the first byte that is no UTF-8, if all before was ASCII; in a file that has shown
 * real UTF-8, such a byte alone is read as Windows-1252.
 */
class LenientUtf8 {
  readonly #strict = new TextDecoder("utf-8", { fatal: true });
  readonly #western = new TextDecoder("windows-1252");
  #rest: Uint8Array = new Uint8Array();
  #isWestern = false;
  #hasMultibyte = false;
  #isStart = true;
  readonly #onWestern: () => void;

  constructor(onWestern: () => void) {
    this.#onWestern = onWestern;
  }

  decode(chunk: Uint8Array, isLast: boolean): string {
    if (this.#isWestern) return this.#western.decode(chunk);
    const block = this.#rest.length > 0 ? concat(this.#rest, chunk) : chunk;
    const end = isLast ? block.length : block.length - incompleteTail(block);
    this.#rest = block.slice(end);
    const text = this.#decodeWhole(block.subarray(0, end));
    if (!this.#isStart || text === "") return text;
    this.#isStart = false;
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  }

  #decodeWhole(block: Uint8Array): string {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(block);
      if (text.length !== block.length) this.#hasMultibyte = true;
      return text;
    } catch {
      return this.#decodePiecewise(block);
    }
  }

  #decodePiecewise(block: Uint8Array): string {
    let text = "";
    let from = 0;
    for (let at = 0; at < block.length; ) {
      const length = sequenceLength(block, at);
      if (length > 0) {
        if (length > 1) this.#hasMultibyte = true;
        at += length;
        continue;
      }
      text += this.#strict.decode(block.subarray(from, at));
      if (!this.#hasMultibyte) {
        this.#isWestern = true;
        this.#onWestern();
        this.#rest = concat(block.slice(at), this.#rest);
        const rest = this.#rest;
        this.#rest = new Uint8Array();
        return text + this.#western.decode(rest);
      }
      text += this.#western.decode(block.subarray(at, at + 1));
      at += 1;
      from = at;
    }
    return text + this.#strict.decode(block.subarray(from));
  }
}

/** The length of the UTF-8 sequence at a place; 0 where there is none (RFC 3629, table 3-7 of the Unicode Standard). */
function sequenceLength(block: Uint8Array, at: number): number {
  const [lead = 0, second = 0] = [block[at], block[at + 1]];
  if (lead < 0x80) return 1;
  const length = expectedLength(lead);
  if (length === 0 || at + length > block.length) return 0;
  for (let index = 1; index < length; index += 1) if (((block[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isOutside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isOutside ? 0 : length;
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** How many bytes at the end begin a sequence that the next block may finish. */
function incompleteTail(block: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, block.length); back += 1) {
    const byte = block[block.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    return expectedLength(byte) > back ? back : 0;
  }
  return 0;
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
