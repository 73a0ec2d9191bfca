"use client";
import type { Segment, SegmentCount } from "@roster/domain";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/client.tsx";

/** The segments that a person sees, by name; none while they are not known. */
export function useSegments(): Segment[] {
  return useQuery(useTRPC().segments.list.queryOptions()).data?.segments ?? [];
}

/** How many contacts are in each, by id, as soon as it is known. They are asked for after the page, and again after half a minute. */
export function useSegmentCounts(segments: readonly Segment[]): ReadonlyMap<string, SegmentCount> {
  const trpc = useTRPC();
  const counts = useQueries({
    queries: segments.map(({ uniqueId }) => trpc.segments.count.queryOptions({ uniqueId })),
  });
  return new Map(counts.flatMap(({ data }) => (data ? [[data.uniqueId, data]] : [])));
}

/** To be called after a segment was made, changed or deleted: all are read again, and one whose criteria changed is counted again. */
export function useSegmentsChanged(): (options?: { recounted?: string }) => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return ({ recounted } = {}) => {
    if (recounted) void queries.invalidateQueries(trpc.segments.count.queryFilter({ uniqueId: recounted }));
    return queries.invalidateQueries(trpc.segments.list.pathFilter());
  };
}
