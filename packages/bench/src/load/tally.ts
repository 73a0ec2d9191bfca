/** What a load came to. Times are in milliseconds. */
export interface LoadResult {
  requests: number;
  seconds: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  /** Body bytes of a response. */
  bytes: number;
  errors: number;
  firstError: string | null;
}

/** Counts responses from the end of the warm-up to the deadline. */
export class Tally {
  readonly #times: number[] = [];
  #startedAt = 0;
  #endedAt = 0;
  #bytes = 0;
  #errors = 0;
  #firstError: string | null = null;

  start(): void {
    this.#startedAt = performance.now();
  }

  add(sentAt: number, bytes: number): void {
    if (this.#startedAt === 0) return;
    this.#endedAt = performance.now();
    this.#times.push(this.#endedAt - sentAt);
    this.#bytes += bytes;
  }

  /** A wrong answer counts in the warm-up too. */
  fail(message: string): void {
    this.#errors += 1;
    this.#firstError ??= message;
  }

  result(): LoadResult {
    const sorted = Float64Array.from(this.#times).sort();
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const seconds = Math.max(0.001, (this.#endedAt - this.#startedAt) / 1000);
    return {
      requests: sorted.length,
      seconds,
      requestsPerSecond: sorted.length / seconds,
      p50: at(0.5),
      p99: at(0.99),
      bytes: sorted.length === 0 ? 0 : Math.round(this.#bytes / sorted.length),
      errors: this.#errors,
      firstError: this.#firstError,
    };
  }
}
