/** Attempts that nobody has to wait after. */
const freeAttempts = 5;
const longestWaitMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;
const namesKept = 100_000;

interface Attempts {
  count: number;
  /** When the next one may be made. */
  nextAt: number;
  lastAt: number;
}

/**
 * Slows guessing down: after five attempts under a name (an account or an address) each next one must wait twice as long as the
 * one before, up to a quarter of an hour. A name is forgotten after an hour without attempts. Each process counts by itself.
 */
export class SignInGuard {
  readonly #now: () => number;
  readonly #attempts = new Map<string, Attempts>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Counts an attempt under all of its names. Answers how many seconds it must wait, or 0 where it may be made now. */
  begin(names: readonly string[]): number {
    const at = this.#now();
    const waits = names.map((name) => (this.#recent(name, at)?.nextAt ?? at) - at);
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1_000);
    for (const name of names) {
      const count = (this.#recent(name, at)?.count ?? 0) + 1;
      const pause = count < freeAttempts ? 0 : Math.min(longestWaitMs, 1_000 * 2 ** (count - freeAttempts));
      this.#keep(name, { count, nextAt: at + pause, lastAt: at });
    }
    return 0;
  }

  /** The attempt was a good one: its account, if it was for one, has made none, and its address one less, for many people may share it. */
  succeeded(account: string | null, address: string): void {
    if (account !== null) this.#attempts.delete(account);
    const at = this.#now();
    const attempts = this.#recent(address, at);
    if (attempts) this.#keep(address, { count: attempts.count - 1, nextAt: at, lastAt: at });
  }

  #recent(name: string, at: number): Attempts | undefined {
    const attempts = this.#attempts.get(name);
    return attempts && at - attempts.lastAt < forgottenAfterMs ? attempts : undefined;
  }

  #keep(name: string, attempts: Attempts): void {
    this.#attempts.delete(name);
    this.#attempts.set(name, attempts);
    if (this.#attempts.size <= namesKept) return;
    const [oldest] = this.#attempts.keys();
    if (oldest !== undefined) this.#attempts.delete(oldest);
  }
}
