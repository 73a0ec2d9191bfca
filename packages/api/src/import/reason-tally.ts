import { limits, type RejectionReason } from "@roster/domain";
import type { ImportReason } from "@roster/domain/import";
import type { Rejection } from "./contact-draft.ts";

/** Counts why rows are rejected, with the first rows of each reason. */
export class ReasonTally {
  readonly #reasons = new Map<RejectionReason, ImportReason>();

  add({ why, row, reason }: Pick<Rejection, "why" | "row" | "reason">): void {
    const known = this.#reasons.get(why) ?? { reason: why, count: 0, examples: [] };
    this.#reasons.set(why, known);
    known.count += 1;
    if (known.examples.length < limits.importReasonExamples) known.examples.push({ row, detail: reason });
  }

  /** The most frequent first. */
  most(): ImportReason[] {
    return [...this.#reasons.values()].sort((one, other) => other.count - one.count);
  }
}
