"use client";
import { auditActions, auditRecords } from "@roster/domain/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo, useOptimistic, useTransition } from "react";
import { useNames } from "../../../../../audit/use-names.ts";
import { FilterMenu } from "../../../../../components/filter-menu.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { type AuditView, auditHref, auditInput, readAuditView } from "../audit-view.ts";
import { EventsTable } from "./events-table.tsx";

export function AuditScreen() {
  const trpc = useTRPC();
  const params = useSearchParams();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const view = useMemo(() => readAuditView(new URLSearchParams(params)), [params]);
  const { events, paginationMeta } = useSuspenseQuery(trpc.audit.list.queryOptions(auditInput(view))).data;
  const names = useNames();
  // What is chosen shows at once; the events stay until the new ones are there.
  const [wanted, setWanted] = useOptimistic(view);
  const change = (changes: Partial<AuditView>) => {
    const next = { ...wanted, cursor: null, ...changes };
    startTransition(() => {
      setWanted(next);
      router.push(auditHref(next), { scroll: false });
    });
  };
  const isNarrowed = auditHref({ ...view, cursor: null }) !== "/settings/audit";
  const { nextCursor, prevCursor } = paginationMeta;
  return (
    <>
      <div className="relative mt-4 flex flex-wrap items-end gap-2">
        <FilterMenu
          title="What was done"
          options={auditActions.map((value) => ({ value, label: value }))}
          chosen={wanted.actions}
          choose={(chosen) => change({ actions: auditActions.filter((action) => chosen.includes(action)) })}
        />
        <FilterMenu
          title="To what"
          options={auditRecords.map((value) => ({ value, label: value }))}
          chosen={wanted.recordKinds}
          choose={(chosen) => change({ recordKinds: auditRecords.filter((kind) => chosen.includes(kind)) })}
        />
        <Day label="From" value={view.from} choose={(from) => change({ from })} />
        <Day label="To" value={view.to} choose={(to) => change({ to })} />
        {isNarrowed ? (
          <Link className="button" href="/settings/audit" prefetch={false}>
            Show everything
          </Link>
        ) : null}
        <output className="ms-auto text-muted tabular-nums">
          {(paginationMeta.total ?? 0).toLocaleString("en")} {paginationMeta.total === 1 ? "event" : "events"}
        </output>
      </div>
      <div aria-busy={isPending} className={`mt-3 motion-safe:transition-opacity ${isPending ? "opacity-50" : ""}`}>
        {events.length === 0 ? (
          <p className="py-6 text-muted">{isNarrowed ? "Nothing fits." : "Nothing was done yet."}</p>
        ) : (
          <EventsTable events={events} view={view} names={names} />
        )}
      </div>
      <nav aria-label="Pagination" className="mt-3 flex justify-end gap-1">
        <Turn title="Newer" cursor={prevCursor} view={view} />
        <Turn title="Older" cursor={nextCursor} view={view} />
      </nav>
    </>
  );
}

function Day({ label, value, choose }: { label: string; value: string | null; choose: (day: string | null) => void }) {
  return (
    <label className="flex items-center gap-1.5 text-muted">
      {label}
      <input
        key={value}
        type="date"
        className="field"
        defaultValue={value ?? ""}
        onChange={(event) => choose(event.target.value || null)}
      />
    </label>
  );
}

function Turn({ title, cursor, view }: { title: string; cursor: string | null; view: AuditView }) {
  if (cursor === null)
    return (
      <span className="button" aria-disabled="true">
        {title}
      </span>
    );
  return (
    <Link className="button" href={auditHref({ ...view, cursor })} prefetch={false}>
      {title}
    </Link>
  );
}
