"use client";
import type { AuditEvent } from "@roster/domain";
import Link from "next/link";
import { ActorName, EventPhrase } from "../../../../../audit/event-phrase.tsx";
import { changesOf } from "../../../../../audit/event-words.ts";
import { Moment } from "../../../../../components/moment.tsx";
import { SettingsTable } from "../../../../../components/settings-table.tsx";
import { type AuditView, auditHref } from "../audit-view.ts";
import { Undo } from "./undo.tsx";

interface EventsTableProps {
  events: readonly AuditEvent[];
  view: AuditView;
  /** What ids stand for. */
  names: ReadonlyMap<string, string>;
}

export function EventsTable({ events, view, names }: EventsTableProps) {
  return (
    <SettingsTable label="Table of events" titles={["When (UTC)", "Who", "What", "Changes"]}>
      {events.map((event) => (
        <Row key={event.uniqueId} event={event} view={view} names={names} />
      ))}
    </SettingsTable>
  );
}

function Row({ event, view, names }: Omit<EventsTableProps, "events"> & { event: AuditEvent }) {
  const { createdAt, action, actor, record, changes, canBeUndone } = event;
  const everything = { ...view, cursor: null };
  return (
    <tr className="border-b border-line align-top [&>td]:px-3 [&>td]:py-2">
      <td>
        <Moment at={createdAt} as="day" /> <Moment at={createdAt} as="time" />
      </td>
      <td>
        {actor.uniqueId === null ? (
          <ActorName actor={actor} />
        ) : (
          <Link className="link" href={auditHref({ ...everything, actorId: actor.uniqueId })} prefetch={false}>
            <ActorName actor={actor} />
          </Link>
        )}
        {actor.address ? <div className="text-xs text-muted">{actor.address}</div> : null}
      </td>
      <td>
        {action} {record.kind}{" "}
        {record.uniqueId === null ? (
          <bdi>{record.name}</bdi>
        ) : (
          <Link className="link" href={auditHref({ ...everything, recordId: record.uniqueId })} prefetch={false}>
            <bdi>{record.name ?? "…"}</bdi>
          </Link>
        )}
      </td>
      <td className="max-w-md">
        <ul>
          {changesOf(changes, names).map((phrase) => (
            <li key={JSON.stringify(phrase)} className="break-words">
              <EventPhrase phrase={phrase} />
            </li>
          ))}
        </ul>
        {record.kind === "bulk" && record.uniqueId !== null ? (
          <Undo undone={{ bulkId: record.uniqueId }} canBeUndone={canBeUndone} />
        ) : record.kind === "contact" ? (
          <Undo undone={{ eventId: event.uniqueId }} canBeUndone={canBeUndone} />
        ) : null}
      </td>
    </tr>
  );
}
