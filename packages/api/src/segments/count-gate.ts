import { DomainError } from "@roster/domain";

/** Counts of a process at once, and of one organization: each holds a connection that pages are read on too. */
const atOnce = 4;
const ofOneAtOnce = 2;
/** Counts of one organization that may wait for their turn. */
const ofOneWaiting = 200;

interface Waiting {
  organizationId: string;
  enter: () => void;
}

/** Lets few counts run at once, and fewer of one organization; the others wait for their turn. */
export class CountGate {
  readonly #running: string[] = [];
  readonly #waiting: Waiting[] = [];

  /** Runs a count when it is its turn. Fails with `unavailable` where too many wait already. */
  async run<T>(organizationId: string, count: () => Promise<T>): Promise<T> {
    if (this.#isFree(organizationId)) this.#running.push(organizationId);
    else await this.#turn(organizationId);
    try {
      return await count();
    } finally {
      this.#running.splice(this.#running.indexOf(organizationId), 1);
      this.#admit();
    }
  }

  #turn(organizationId: string): Promise<void> {
    if (of(organizationId, this.#waiting) >= ofOneWaiting)
      throw new DomainError("unavailable", "Too many segments are counted at once; try again in a moment.", {
        retryAfterSeconds: 10,
      });
    return new Promise((enter) => void this.#waiting.push({ organizationId, enter }));
  }

  #admit(): void {
    const next = this.#waiting.findIndex(({ organizationId }) => this.#isFree(organizationId));
    if (next === -1) return;
    const [admitted] = this.#waiting.splice(next, 1);
    if (!admitted) return;
    this.#running.push(admitted.organizationId);
    admitted.enter();
  }

  #isFree(organizationId: string): boolean {
    const ofOne = this.#running.filter((id) => id === organizationId).length;
    return ofOne < ofOneAtOnce && this.#running.length < atOnce;
  }
}

function of(organizationId: string, waiting: readonly Waiting[]): number {
  return waiting.filter((one) => one.organizationId === organizationId).length;
}
