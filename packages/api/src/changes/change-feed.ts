import type { ChangeListener, ChangeNotice, Database } from "@roster/db";
import { DomainError, limits, type WatchedKind, watchedKinds } from "@roster/domain";
import { Watcher } from "./watcher.ts";

const streamsAtOnce = 10_000;
const organizationsKept = 10_000;
/** What is told may come so much after it was committed, and the clocks of processes differ as much. */
const marginMs = 1_000;

interface Watching {
  organizationId: string;
  /** Who is limited. */
  callerId: string;
}

/** Hands what PostgreSQL tells to those who watch that organization: one connection for all of a process. */
export class ChangeFeed implements AsyncDisposable {
  readonly judgedEveryMs: number;
  readonly #db: Database;
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #streams = new Map<string, number>();
  /** When each organization changed last, since `#knownSince`. */
  readonly #changedAt = new Map<string, number>();
  #knownSince = Number.POSITIVE_INFINITY;
  #size = 0;
  readonly #ready = Promise.withResolvers<void>();
  #listener: ChangeListener | undefined;
  #isClosed = false;

  /** `judgedEveryMs`: how often it is looked whether who watches still may. */
  constructor(db: Database, { judgedEveryMs = 15_000 }: { judgedEveryMs?: number | undefined } = {}) {
    this.#db = db;
    this.judgedEveryMs = judgedEveryMs;
  }

  /** How many watch. */
  get size(): number {
    return this.#size;
  }

  /** Listens, and resolves when it does or when that cannot be had at the moment. */
  start(): Promise<void> {
    if (this.#isClosed) throw stopping();
    this.#listener ??= this.#db.listen({
      heard: (notice) => this.#heard(notice),
      listening: () => this.#beginAnew(),
      deaf: () => {
        this.#knownSince = Number.POSITIVE_INFINITY;
        this.#ready.resolve();
      },
    });
    return this.#ready.promise;
  }

  /**
   * Watches one organization, until it is disposed of. Fails with `rate_limited` where the caller has too many streams open, with
   * `unavailable` where the process has, or where it stops.
   */
  watch({ organizationId, callerId }: Watching): { watcher: Watcher } & Disposable {
    if (this.#isClosed) throw stopping();
    if (this.#size >= streamsAtOnce)
      throw new DomainError("unavailable", "The server has too many streams at once; try again in a moment.");
    const open = this.#streams.get(callerId) ?? 0;
    if (open >= limits.streamsPerCaller)
      throw new DomainError("rate_limited", `More than ${limits.streamsPerCaller} streams at once.`, {
        retryAfterSeconds: 30,
      });
    const watcher = new Watcher(organizationId);
    const others = this.#watchers.get(organizationId) ?? new Set();
    this.#watchers.set(organizationId, others.add(watcher));
    this.#streams.set(callerId, open + 1);
    this.#size += 1;
    return { watcher, [Symbol.dispose]: () => this.#leave(watcher, callerId) };
  }

  /** Whether something of an organization may have changed after that moment, in milliseconds, that nobody is told any more. */
  mayHaveMissed(organizationId: string, since: number): boolean {
    const from = since - marginMs;
    return from < this.#knownSince || from < (this.#changedAt.get(organizationId) ?? 0);
  }

  /** Ends every stream. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const watcher of this.#everyWatcher()) watcher.end(stopping());
    this.#ready.resolve();
    await this.#listener?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  *#everyWatcher(): Generator<Watcher> {
    for (const watchers of this.#watchers.values()) yield* watchers;
  }

  #leave(watcher: Watcher, callerId: string): void {
    const others = this.#watchers.get(watcher.organizationId);
    if (!others?.delete(watcher)) return;
    if (others.size === 0) this.#watchers.delete(watcher.organizationId);
    const left = (this.#streams.get(callerId) ?? 0) - 1;
    if (left > 0) this.#streams.set(callerId, left);
    else this.#streams.delete(callerId);
    this.#size -= 1;
  }

  #heard({ organizationId, kind, ids }: ChangeNotice): void {
    const kinds = toldAs(kind);
    if (kinds.length === 0) return;
    if (this.#changedAt.size >= organizationsKept) this.#forget();
    this.#changedAt.set(organizationId, Date.now());
    for (const watcher of this.#watchers.get(organizationId) ?? [])
      for (const told of kinds) watcher.add(told, told === kind ? ids : null);
  }

  /** Nobody knows what was not heard: whoever watches looks at everything anew. */
  #beginAnew(): void {
    this.#forget();
    for (const watcher of this.#everyWatcher()) for (const kind of watchedKinds) watcher.add(kind, null);
    this.#ready.resolve();
  }

  #forget(): void {
    this.#changedAt.clear();
    this.#knownSince = Date.now();
  }
}

/** An import makes contacts and tags that it has no event for. */
function toldAs(kind: string): readonly WatchedKind[] {
  return kind === "import" ? ["contact", "tag"] : watchedKinds.filter((watched) => watched === kind);
}

function stopping(): DomainError {
  return new DomainError("unavailable", "The server stops; try again in a moment.");
}
