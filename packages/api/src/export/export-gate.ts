import { DomainError } from "@roster/domain";

/** Exports of a process at once: each holds a connection and a snapshot for as long as its reader takes. */
const atOnce = 4;
const ofOneAtOnce = 2;

/** Lets few exports through at once, and fewer of one organization. */
export class ExportGate {
  readonly #open: string[] = [];

  /** Takes a place until it is disposed of. Fails with `unavailable` where there is none. */
  enter(organizationId: string): Disposable {
    const ofOne = this.#open.filter((id) => id === organizationId).length;
    if (ofOne >= ofOneAtOnce || this.#open.length >= atOnce)
      throw new DomainError("unavailable", `${this.#open.length} exports are running already; try again in a moment.`, {
        retryAfterSeconds: 10,
      });
    this.#open.push(organizationId);
    return {
      [Symbol.dispose]: () => {
        this.#open.splice(this.#open.indexOf(organizationId), 1);
      },
    };
  }
}
