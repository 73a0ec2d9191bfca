"use client";
import type { AuditChange, AuditEvent } from "@roster/domain";
import Link from "next/link";
import { Moment } from "../../../../../components/moment.tsx";
import { SettingsTable } from "../../../../../components/settings-table.tsx";
import { type AuditView, auditHref } from "../audit-view.ts";
import { Undo } from "./undo.tsx";

const actors = { person: "", key: "API key ", system: "" };

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
          actor.name
        ) : (
          <Link className="link" href={auditHref({ ...everything, actorId: actor.uniqueId })} prefetch={false}>
            {actors[actor.kind]}
            <bdi>{actor.name}</bdi>
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
          {Object.entries(changes).map(([member, change]) => (
            <li key={member} className="break-words">
              <span className="text-muted">{member}</span> <bdi>{described(change, names)}</bdi>
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

function described({ from, to, added = [], removed = [] }: AuditChange, names: ReadonlyMap<string, string>): string {
  const text = (value: unknown) => names.get(String(value)) ?? shortened(value);
  const several = [...added.map((one) => `+${text(one)}`), ...removed.map((one) => `−${text(one)}`)];
  if (several.length > 0) return several.join(" ");
  return from === undefined || from === null ? text(to) : `${text(from)} → ${text(to)}`;
}

const longest = 300;

function shortened(value: unknown): string {
  const whole = typeof value === "string" ? value : JSON.stringify(value);
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}
