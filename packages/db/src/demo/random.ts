/** Random numbers that are the same on every machine (mulberry32), so that the demo is. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number of both bounds and what lies between. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)] as T;
  }

  /** Up to so many different ones, in their own order. */
  some<T>(from: readonly T[], most: number): T[] {
    const count = this.between(0, Math.min(most, from.length));
    const picked = new Set<T>();
    while (picked.size < count) picked.add(this.pick(from));
    return from.filter((item) => picked.has(item));
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.between(0, 15).toString(16)).join("");
  }
}

/** A UUID version 7 of a moment in milliseconds. */
export function uuid7At(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, "0");
  const variant = random.pick(["8", "9", "a", "b"]);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}

/** The same, but greater than the id before it, also when both are of one millisecond. */
export function uuid7After(previous: string, ms: number, random: Random): string {
  let id = uuid7At(ms, random);
  while (id <= previous && momentOf(previous) === ms) id = uuid7At(ms, random);
  return id;
}

export function momentOf(id: string): number {
  return Number.parseInt(id.slice(0, 13).replace("-", ""), 16);
}
