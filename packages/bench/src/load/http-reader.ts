/** What every answer must look like. */
export interface Expected {
  statuses: readonly number[];
  /** How the body begins; empty where that cannot be said. */
  beginning: string;
}

const headEnd = Buffer.from("\r\n\r\n");
const empty = Buffer.alloc(0);

/** Reads the responses of one connection: status, content-length and the first bytes of the body, nothing else. */
export class HttpReader {
  readonly #expected: Expected;
  readonly #beginning: Buffer;
  #pending: Buffer = empty;
  #remaining = 0;
  #bodyBytes = 0;

  constructor(expected: Expected) {
    this.#expected = expected;
    this.#beginning = Buffer.from(expected.beginning);
  }

  /** Takes what arrived. Gives the body's size where that completes a response, else null; throws on a wrong one. */
  take(chunk: Buffer): number | null {
    if (this.#remaining > 0) this.#remaining -= chunk.length;
    else if (!this.#readHead(this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk)) return null;
    return this.#remaining > 0 ? null : this.#bodyBytes;
  }

  #readHead(seen: Buffer): boolean {
    const end = seen.indexOf(headEnd);
    const bodyStart = end + headEnd.length;
    const head = end < 0 ? "" : seen.toString("latin1", 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (end >= 0 && length === undefined) throw new Error("an answer has no content-length");
    if (end < 0 || seen.length - bodyStart < Math.min(this.#beginning.length, Number(length))) {
      this.#pending = seen;
      return false;
    }
    this.#check(Number(head.slice(9, 12)), seen.subarray(bodyStart));
    this.#pending = empty;
    this.#bodyBytes = Number(length);
    this.#remaining = this.#bodyBytes - (seen.length - bodyStart);
    return true;
  }

  #check(status: number, body: Buffer): void {
    if (!this.#expected.statuses.includes(status)) throw new Error(`status ${status}: ${body.subarray(0, 300)}`);
    if (!body.subarray(0, this.#beginning.length).equals(this.#beginning))
      throw new Error(`a body begins with ${body.subarray(0, 60)}`);
  }
}
