import type { Change, WatchedKind } from "@roster/domain";

/** What changed by kind: ids, or null for many. */
export type Gathered = ReadonlyMap<WatchedKind, ReadonlySet<string> | null>;

const apartMs = 1_500;

/** Hands changes on at once, and those that follow soon after together: a long import must not have a page read all the time. */
export function gathering(handOn: (changes: Gathered) => void): {
  add: (changes: readonly Change[]) => void;
  stop: () => void;
} {
  let pending = new Map<WatchedKind, Set<string> | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    timer = undefined;
    if (pending.size === 0) return;
    const gathered = pending;
    pending = new Map();
    timer = setTimeout(flush, apartMs);
    handOn(gathered);
  }

  return {
    add(changes) {
      for (const { kind, uniqueIds } of changes) {
        const before = pending.get(kind);
        pending.set(kind, uniqueIds === null || before === null ? null : new Set([...(before ?? []), ...uniqueIds]));
      }
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
