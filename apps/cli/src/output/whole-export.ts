import type { ExportedContacts } from "@roster/client";
import type { ExportFormat } from "@roster/domain";

/** A file of contacts as it comes. Fails at its end when other than the announced number of contacts were in it. */
export async function* countedThrough(
  { total, content }: ExportedContacts,
  format: ExportFormat,
  onProgress: (count: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const countUpTo = counters[format]();
  let count = 0;
  for await (const chunk of content) {
    count = countUpTo(chunk);
    onProgress(count);
    yield chunk;
  }
  if (count !== total) throw new Error(`the export broke off: ${count} of ${total} contacts came`);
}

/** Counts the contacts in a file, piece by piece. */
type Counter = () => (chunk: Uint8Array) => number;

const [quote, newline] = [0x22, 0x0a];
const endOfCard = Buffer.from("\nEND:VCARD\r\n");

const counters: Record<ExportFormat, Counter> = {
  csv() {
    let lines = 0;
    let isQuoted = false;
    return (chunk) => {
      for (const byte of chunk) {
        if (byte === quote) isQuoted = !isQuoted;
        else if (byte === newline && !isQuoted) lines += 1;
      }
      return Math.max(0, lines - 1);
    };
  },
  ndjson() {
    let lines = 0;
    return (chunk) => {
      for (const byte of chunk) if (byte === newline) lines += 1;
      return lines;
    };
  },
  vcf() {
    let cards = 0;
    let rest: Uint8Array = new Uint8Array();
    return (chunk) => {
      const text = Buffer.concat([rest, chunk]);
      let at = text.indexOf(endOfCard);
      for (; at >= 0; at = text.indexOf(endOfCard, at + 1)) cards += 1;
      rest = text.subarray(Math.max(0, text.length - endOfCard.length + 1));
      return cards;
    };
  },
};
