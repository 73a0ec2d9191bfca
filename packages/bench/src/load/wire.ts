export interface Statement {
  text: string;
  values: unknown[];
}

const sync = message("S", []);

/** The bytes that prepare every distinct statement, and those that run each one. */
export function wireMessages(statements: readonly Statement[]): { prepare: Buffer; executions: Buffer[] } {
  const names = new Map<string, string>();
  for (const { text } of statements) if (!names.has(text)) names.set(text, `s${names.size}`);
  const parses = [...names].map(([text, name]) => message("P", [cString(name), cString(text), int16(0)]));
  const executions = statements.map(({ text, values }) => {
    const bind = [
      cString(""),
      cString(names.get(text) ?? ""),
      int16(0),
      int16(values.length),
      ...values.map(parameter),
    ];
    return Buffer.concat([message("B", [...bind, int16(0)]), message("E", [cString(""), int32(0)]), sync]);
  });
  return { prepare: Buffer.concat([...parses, sync]), executions };
}

const readyForQuery = 0x5a;
const errorResponse = 0x45;
const headBytes = 5;

/** Walks over the messages of a server to the one that ends an answer. */
export class WireReader {
  #skip = 0;
  #head = Buffer.alloc(0);
  #bytes = 0;

  /** Takes what arrived. Gives the answer's size at its end, else null; throws PostgreSQL's error. */
  take(chunk: Buffer): number | null {
    this.#bytes += chunk.length;
    let at = Math.min(this.#skip, chunk.length);
    this.#skip -= at;
    while (at < chunk.length) {
      const head = this.#head.length > 0 ? Buffer.concat([this.#head, chunk.subarray(at)]) : chunk.subarray(at);
      if (head.length < headBytes) {
        this.#head = Buffer.from(head);
        return null;
      }
      if (head[0] === errorResponse) throw new Error(head.toString("utf8", headBytes).replaceAll("\0", " "));
      const size = 1 + head.readUInt32BE(1);
      if (head[0] === readyForQuery) return this.#end();
      const here = size - this.#head.length;
      this.#head = Buffer.alloc(0);
      this.#skip = Math.max(0, here - (chunk.length - at));
      at += Math.min(here, chunk.length - at);
    }
    return null;
  }

  #end(): number {
    const bytes = this.#bytes;
    this.#bytes = 0;
    this.#skip = 0;
    this.#head = Buffer.alloc(0);
    return bytes;
  }
}

function message(type: string, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function parameter(value: unknown): Buffer {
  if (value === null || value === undefined) return int32(-1);
  const text = Buffer.from(asText(value));
  return Buffer.concat([int32(text.length), text]);
}

/** A value as PostgreSQL reads it. */
export function asText(value: unknown): string {
  if (!Array.isArray(value)) return value instanceof Date ? value.toISOString() : String(value);
  return `{${value.map((item) => `"${asText(item).replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
