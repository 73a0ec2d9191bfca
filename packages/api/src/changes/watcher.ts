import { type Change, limits, type WatchedKind } from "@roster/domain";

/** What one caller was not told yet. It stays small however long they do not ask: of more ids than may be told, there are many. */
export class Watcher {
  readonly organizationId: string;
  /** Why nothing comes any more, when that is so. */
  ended: Error | null = null;
  readonly #pending = new Map<WatchedKind, Set<string> | null>();
  #wake: (() => void) | null = null;

  constructor(organizationId: string) {
    this.organizationId = organizationId;
  }

  /** `ids` is null where it is not known which. */
  add(kind: WatchedKind, ids: readonly string[] | null): void {
    const before = this.#pending.get(kind);
    const all = ids === null || before === null ? null : new Set([...(before ?? []), ...ids]);
    this.#pending.set(kind, all && all.size > limits.idsTold ? null : all);
    this.#wake?.();
  }

  end(reason: Error): void {
    this.ended = reason;
    this.#wake?.();
  }

  /** What was added since the last time. */
  take(): Change[] {
    const changes = [...this.#pending].map(([kind, ids]) => ({ kind, uniqueIds: ids && [...ids] }));
    this.#pending.clear();
    return changes;
  }

  /** Waits until there is something to take, for so long at most, and no longer than the caller does. */
  wait(withinMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#pending.size > 0 || this.ended || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(wake, withinMs).unref();
      signal?.addEventListener("abort", wake, { once: true });
      this.#wake = wake;
    });
  }
}
