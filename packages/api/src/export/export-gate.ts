import { DomainError } from "@roster/domain";

/** Exports of a process at once: each holds a connection and a snapshot for as long as its reader takes. */
const atOnce = 3;

/** Lets few exports through at once. */
export class ExportGate {
  #open = 0;

  /** Takes a place until it is disposed of. Fails with `unavailable` where there is none. */
  enter(): Disposable {
    if (this.#open >= atOnce)
      throw new DomainError("unavailable", `${atOnce} exports are running already; try again in a moment.`, {
        retryAfterSeconds: 10,
      });
    this.#open += 1;
    return {
      [Symbol.dispose]: () => {
        this.#open -= 1;
      },
    };
  }
}
