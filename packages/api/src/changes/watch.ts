import { setTimeout as sleep } from "node:timers/promises";
import {
  type Change,
  ChangeNotice,
  DomainError,
  type Permission,
  type WatchedKind,
  WatchInput,
  watchedKinds,
} from "@roster/domain";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { principalIdOf } from "../auth/principal.ts";
import type { Context } from "../context.ts";
import { isProduction } from "../env.ts";
import { toDomainError, toTrpcError } from "../errors.ts";
import { organizationProcedure } from "../procedure.ts";

const permissionFor: Record<WatchedKind, Permission> = {
  contact: "Get:Contact",
  list: "Get:List",
  tag: "Get:Tag",
  segment: "Get:Contact",
  conversation: "Get:Conversation",
};
const apartMs = 500;

type Events = AsyncGenerator<TrackedEnvelope<ChangeNotice>, void, void>;

/**
 * What changes in the organization, as it changes: ids and never contents, of what the caller may read. The first event comes at
 * once: it says what may have changed since `lastEventId`, and is empty where that is nothing. After it one every half second at
 * most. The id of an event is a moment, which `lastEventId` takes. The stream ends where the caller's session, key, membership or
 * permission does, with `unauthorized` or `forbidden`; with `unavailable` where the server stops; `rate_limited` at more than
 * `limits.streamsPerCaller` at once. Over HTTP it is a stream of server-sent events.
 */
export const watch = organizationProcedure("Get:Contact")
  .input(WatchInput)
  .output({ parse: (events: unknown) => checked(events as Events) })
  .subscription(({ ctx, input, signal }) => {
    const { organizationId } = ctx.tenant;
    const since = input.lastEventId === undefined ? undefined : Date.parse(input.lastEventId);
    return events(ctx, { organizationId, callerId: principalIdOf(ctx.principal), since, signal });
  });

interface Watched {
  organizationId: string;
  callerId: string;
  since: number | undefined;
  signal: AbortSignal | undefined;
}

async function* events(ctx: Context, { organizationId, callerId, since, signal }: Watched): Events {
  try {
    await ctx.services.changes.start();
    const { judgedEveryMs } = ctx.services.changes;
    using watching = ctx.services.changes.watch({ organizationId, callerId });
    const { watcher } = watching;
    let allowed = await allowedNow(ctx, organizationId);
    let judgedAt = Date.now();
    const isBehind = since !== undefined && ctx.services.changes.mayHaveMissed(organizationId, since);
    let changes: Change[] = isBehind ? watchedKinds.map((kind) => ({ kind, uniqueIds: null })) : [];
    for (let isFirst = true; ; isFirst = false) {
      const told = changes.filter(({ kind }) => allowed.has(permissionFor[kind]));
      if (isFirst || told.length > 0) {
        yield tracked(new Date().toISOString(), { changes: told });
        await sleep(apartMs, null, { signal, ref: false });
      }
      await watcher.wait(judgedEveryMs, signal);
      if (signal?.aborted) return;
      if (watcher.ended) throw watcher.ended;
      changes = watcher.take();
      if (Date.now() - judgedAt < judgedEveryMs) continue;
      allowed = await allowedNow(ctx, organizationId);
      judgedAt = Date.now();
    }
  } catch (error) {
    if (signal?.aborted) return;
    const failure = toDomainError(error);
    if (failure.code === "internal_error")
      ctx.services.log({ level: "error", message: "changes.watch failed", requestId: ctx.requestId, error });
    throw toTrpcError(failure);
  }
}

/** What the caller may do at this moment. Fails where they may not watch any more. */
async function allowedNow(ctx: Context, organizationId: string): Promise<ReadonlySet<Permission>> {
  const principal = await ctx.findPrincipal();
  if (principal === null) throw new DomainError("unauthorized", "Sign in, or send an API key.");
  if (principal.tenant?.organizationId !== organizationId || !principal.permissions.includes("Get:Contact"))
    throw new DomainError("forbidden", "You may not read the contacts of this organization any more.");
  return new Set(principal.permissions);
}

async function* checked(events: Events): Events {
  for await (const event of events) {
    if (!isProduction) ChangeNotice.parse(event[1]);
    yield event;
  }
}
