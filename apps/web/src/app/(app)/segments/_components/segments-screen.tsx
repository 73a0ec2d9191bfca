"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { SettingsTable } from "../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useSegmentCounts } from "../use-segments.ts";
import { SegmentRow } from "./segment-row.tsx";

/** Every segment of the person who looks: `userId`. */
export function SegmentsScreen({ userId }: { userId: string }) {
  const { segments } = useSuspenseQuery(useTRPC().segments.list.queryOptions()).data;
  const counts = useSegmentCounts(segments);
  return (
    <section aria-labelledby="segments-title" className="flex min-w-0 flex-1 flex-col">
      <div className="px-4 py-4">
        <h1 id="segments-title" className="text-base font-semibold">
          Segments
        </h1>
        <p className="mt-1 max-w-prose text-muted">
          A segment keeps a search and its filters, and always shows the contacts that fit them now. Narrow the contacts
          and choose “Save as segment” to make one.
        </p>
      </div>
      {segments.length === 0 ? (
        <p className="border-t border-line px-4 py-20 text-center">There are none yet.</p>
      ) : (
        <SettingsTable
          label="Table of segments"
          titles={["Name", "Seen by", "Owner", "Contacts", "Changed"]}
          action="Changes"
        >
          {segments.map((segment) => (
            <SegmentRow
              key={segment.uniqueId}
              segment={segment}
              count={counts.get(segment.uniqueId)}
              isOwn={segment.owner?.uniqueId === userId}
            />
          ))}
        </SettingsTable>
      )}
    </section>
  );
}
