"use client";
import type { AuditEvent } from "@roster/domain";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ActorName, EventPhrase } from "../../../../audit/event-phrase.tsx";
import { phrasesOf } from "../../../../audit/event-words.ts";
import { useNames } from "../../../../audit/use-names.ts";
import { Failure } from "../../../../components/failure.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { pagesByCursor } from "../../../../trpc/pages-by-cursor.ts";
import { useMay } from "./allowed.tsx";

const eventsAtOnce = 5;

/** Who changed what of a contact and when, newest first. */
export function Activity({ uniqueId }: { uniqueId: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { recordId: uniqueId, perPage: eventsAtOnce, count: "none" as const };
  const names = useNames(useMay());
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    pagesByCursor(trpc.audit.list.infiniteQueryKey(input), (place) => client.audit.list.query({ ...input, ...place })),
  );
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <section aria-labelledby="activity-title" className="grid gap-2">
      <h3 id="activity-title" className="font-semibold">
        Activity
      </h3>
      {isPending ? <p className="text-muted">Loading…</p> : null}
      {data && events.length === 0 ? <p className="text-muted">Nothing was done since it is recorded.</p> : null}
      <ol className="grid gap-3 border-s border-line ps-3">
        {events.map((event) => (
          <Happened key={event.uniqueId} event={event} names={names} />
        ))}
      </ol>
      {error ? <Failure error={error} retry={refetch} /> : null}
      {hasNextPage ? (
        <button
          type="button"
          className="button justify-self-start"
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
        >
          Show older activity
        </button>
      ) : null}
    </section>
  );
}

function Happened({ event, names }: { event: AuditEvent; names: ReadonlyMap<string, string> }) {
  return (
    <li className="min-w-0">
      <p className="flex flex-wrap justify-between gap-x-2">
        <span className="min-w-0 font-medium break-words">
          <ActorName actor={event.actor} />
        </span>
        <span className="text-muted">
          <Moment at={event.createdAt} as="day" /> <Moment at={event.createdAt} as="time" />
        </span>
      </p>
      <ul>
        {phrasesOf(event, names).map((phrase) => (
          <li key={JSON.stringify(phrase)} className="break-words">
            <EventPhrase phrase={phrase} />
          </li>
        ))}
      </ul>
    </li>
  );
}
